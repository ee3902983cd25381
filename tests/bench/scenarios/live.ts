import type { CrowdPlan } from "../crowd.ts";
import { type ServerKind, serverKinds } from "../wire.ts";

export interface LiveScenario {
  name: "meeting" | "plenary" | "carets" | "groups" | "authors";
  title: string;
  plan: Pick<CrowdPlan, "documents" | "people" | "writers" | "rate" | "carets">;
  servers: readonly ServerKind[];
}

const plenary = { documents: 1, people: 200, writers: 20, rate: 3 };

export const liveScenarios: readonly LiveScenario[] = [
  {
    name: "meeting",
    title: "meeting: 30 people, all writing at 3 edits/s",
    plan: { documents: 1, people: 30, writers: 30, rate: 3, carets: false },
    servers: serverKinds,
  },
  {
    name: "plenary",
    title: "plenary: 200 people, 20 writing at 3 edits/s",
    plan: { ...plenary, carets: false },
    servers: serverKinds,
  },
  {
    name: "carets",
    title: "plenary in which every edit also moves a caret",
    plan: { ...plenary, carets: true },
    servers: serverKinds,
  },
  {
    name: "groups",
    title: "100 groups of 5, 2 writing at 2 edits/s",
    plan: { documents: 100, people: 5, writers: 2, rate: 2, carets: false },
    servers: serverKinds,
  },
  {
    name: "authors",
    title: "350 authors on one text at 1 edit/s",
    plan: { documents: 1, people: 350, writers: 350, rate: 1, carets: false },
    // Those that send each edit by itself cannot keep up with 122,000 deliveries a second, nor can one process read them.
    servers: ["ours", "hocuspocusWindow"],
  },
];
