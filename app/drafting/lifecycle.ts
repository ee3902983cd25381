/** The life of a recommendation as a pure rule. */

export const statuses = [
  "draft",
  "consultation",
  "frozen",
  "voting",
  "adopted",
  "rejected",
  "published",
  "handedOver",
  "accepted",
  "partlyAccepted",
  "rejectedWithReasons",
  "referred",
  "noAnswer",
  "inProgress",
  "implemented",
  "abandoned",
  "withdrawn",
  "superseded",
] as const;

export type Status = (typeof statuses)[number];

/** Who makes a transition: a person in a role, or what the vote's result or a clock brings about. */
export type Maker = "moderator" | "secretariat" | "addressee" | "result" | "clock";

export interface Transition {
  from: Status;
  /** Names the step, so that one use case carries it out. */
  step: string;
  to: Status;
  by: readonly Maker[];
}

const moderator = ["moderator"] as const;
const answerMakers = ["addressee", "moderator"] as const;
const answered = ["accepted", "partlyAccepted", "rejectedWithReasons", "referred"] as const;

export const transitions: readonly Transition[] = [
  { from: "draft", step: "consult", to: "consultation", by: moderator },
  { from: "consultation", step: "redraft", to: "draft", by: moderator },
  { from: "draft", step: "freeze", to: "frozen", by: moderator },
  { from: "consultation", step: "freeze", to: "frozen", by: moderator },
  { from: "frozen", step: "unfreeze", to: "draft", by: moderator },
  { from: "frozen", step: "publish", to: "consultation", by: moderator },
  { from: "frozen", step: "openVote", to: "voting", by: moderator },
  { from: "voting", step: "cancelVote", to: "frozen", by: moderator },
  { from: "voting", step: "adopt", to: "adopted", by: ["result"] },
  { from: "voting", step: "reject", to: "rejected", by: ["result"] },
  { from: "voting", step: "sendBack", to: "draft", by: ["result"] },
  { from: "rejected", step: "redraft", to: "draft", by: moderator },
  { from: "adopted", step: "publish", to: "published", by: moderator },
  { from: "published", step: "handOver", to: "handedOver", by: ["moderator", "secretariat"] },
  ...answered.map((to) => ({ from: "handedOver", step: "answer", to, by: answerMakers }) as const),
  { from: "handedOver", step: "lapse", to: "noAnswer", by: ["clock"] },
  ...answered.map((to) => ({ from: "noAnswer", step: "answer", to, by: answerMakers }) as const),
  { from: "referred", step: "handOver", to: "handedOver", by: ["moderator", "secretariat"] },
  { from: "accepted", step: "start", to: "inProgress", by: answerMakers },
  { from: "partlyAccepted", step: "start", to: "inProgress", by: answerMakers },
  { from: "inProgress", step: "finish", to: "implemented", by: answerMakers },
  { from: "inProgress", step: "abandon", to: "abandoned", by: answerMakers },
  { from: "draft", step: "withdraw", to: "withdrawn", by: moderator },
  { from: "consultation", step: "withdraw", to: "withdrawn", by: moderator },
  { from: "frozen", step: "withdraw", to: "withdrawn", by: moderator },
  { from: "published", step: "withdraw", to: "withdrawn", by: moderator },
  { from: "published", step: "supersede", to: "superseded", by: moderator },
  { from: "handedOver", step: "supersede", to: "superseded", by: moderator },
  { from: "accepted", step: "supersede", to: "superseded", by: moderator },
  { from: "inProgress", step: "supersede", to: "superseded", by: moderator },
  { from: "implemented", step: "supersede", to: "superseded", by: moderator },
];

/** The legal transition from `from` to `to`, if there is one. */
export function transition(from: Status, to: Status): Transition | undefined {
  return transitions.find((candidate) => candidate.from === from && candidate.to === to);
}

/** Where a frozen version is published from a status: for consultation, or as adopted. Undefined where nothing can be published. */
export function publicationStep(from: Status): Transition | undefined {
  return transitions.find((candidate) => candidate.from === from && candidate.step === "publish");
}

export function isStatus(value: string): value is Status {
  return statuses.some((status) => status === value);
}

/** What a document's text allows in a status: drafting is open in `draft` only; a text that is consulted stands still. */
export function documentStateIn(status: Status): "open" | "closed" | "frozen" {
  if (status === "draft") return "open";
  return status === "frozen" || status === "voting" ? "frozen" : "closed";
}

/** Whether anyone may read the recommendation. Working drafts stay private; one withdrawn is public if it once was. */
export function isPublic(status: Status, wasPublic: boolean): boolean {
  if (status === "draft") return false;
  if (status === "withdrawn" || status === "frozen" || status === "voting" || status === "rejected") return wasPublic;
  return true;
}

/** The stations of the public track, from draft to implemented; side exits are shown at the station they left. */
export const track: readonly Status[] = [
  "draft",
  "consultation",
  "frozen",
  "voting",
  "adopted",
  "published",
  "handedOver",
  "accepted",
  "inProgress",
  "implemented",
];
