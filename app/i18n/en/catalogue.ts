import { accessibility } from "./accessibility.ts";
import { account } from "./account.ts";
import { administration } from "./administration.ts";
import { files } from "./files.ts";
import { invitations } from "./invitations.ts";
import { catalogue as live } from "./live-catalogue.ts";
import { mail } from "./mail.ts";
import { privacy } from "./privacy.ts";
import { publishing } from "./publishing.ts";
import { voteBallot } from "./vote-ballot.ts";
import { voteJoint } from "./vote-joint.ts";
import { voteOpening } from "./vote-opening.ts";
import { voteRecord } from "./vote-record.ts";
import { voteResult } from "./vote-result.ts";
import { voteRule } from "./vote-rule.ts";

export const catalogue = {
  ...live,
  ...account,
  ...accessibility,
  ...administration,
  ...files,
  ...invitations,
  ...mail,
  ...privacy,
  ...publishing,
  ...voteResult,
  ...voteJoint,
  ...voteOpening,
  ...voteRule,
  ...voteRecord,
  ...voteBallot,
};
