import { accessibility } from "./accessibility.ts";
import { account } from "./account.ts";
import { administration } from "./administration.ts";
import { common } from "./common.ts";
import { drafting } from "./drafting.ts";
import { editor } from "./editor.ts";
import { errors } from "./errors.ts";
import { forums } from "./forums.ts";
import { invitations } from "./invitations.ts";
import { mail } from "./mail.ts";
import { people } from "./people.ts";
import { privacy } from "./privacy.ts";

export const catalogue = {
  ...common,
  ...people,
  ...account,
  ...administration,
  ...forums,
  ...drafting,
  ...editor,
  ...privacy,
  ...invitations,
  ...mail,
  ...accessibility,
  ...errors,
};
