import { common } from "./common.ts";
import { drafting } from "./drafting.ts";
import { editor } from "./editor.ts";
import { errors } from "./errors.ts";
import { forums } from "./forums.ts";
import { people } from "./people.ts";
import { versionActs } from "./version-acts.ts";
import { versions } from "./versions.ts";
import { vote } from "./vote.ts";
import { voteBallotLive } from "./vote-ballot.ts";

/** What the live parts of pages say (entry.client.tsx): they load it, and nothing else of the catalogue. */
export const catalogue = {
  ...common,
  ...people,
  ...forums,
  ...drafting,
  ...editor,
  ...versionActs,
  ...versions,
  ...vote,
  ...voteBallotLive,
  ...errors,
};
