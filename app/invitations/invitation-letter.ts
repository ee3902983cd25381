import type { Role } from "#app/forums/actor.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import { formatFor } from "#app/i18n/format-for.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Letter } from "#app/mail/letter.ts";
import { invitationPath } from "./invitation.ts";

/** The mail of an invitation. `token` opens it. */
export function invitationLetter(invitation: {
  email: string;
  role: Role;
  sector: SectorId;
  language: Language;
  /** Null: the server's command line. */
  inviter: string | null;
  forum: string;
  token: string;
  expiresAt: Date;
}): Letter {
  const { email, role, sector, language, inviter, forum, token, expiresAt } = invitation;
  return {
    kind: "invitation",
    to: email,
    language,
    usefulUntil: expiresAt,
    words: (t) => ({
      subject: t("mail.invitation.subject", { forum }),
      paragraphs: [
        t("mail.hello"),
        inviter === null ? t("mail.invitation.whoOffice", { forum }) : t("mail.invitation.who", { inviter, forum }),
        t("mail.invitation.as", { role: t(`roles.${role}`), sector: t(`sectors.${sector}.name`) }),
        t("mail.invitation.what"),
      ],
      link: { label: t("mail.invitation.link"), path: invitationPath(token) },
      notes: [
        t("mail.invitation.until", { date: formatFor(language).date(expiresAt) }),
        t("mail.invitation.unexpected"),
      ],
    }),
  };
}
