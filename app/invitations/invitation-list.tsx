import type { Role } from "#app/forums/actor.ts";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import type { SectorId } from "#app/forums/sectors.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { type InvitationState, invitationsPath, isOpen } from "./invitation.ts";

interface Listed {
  id: string;
  email: string;
  name: string;
  organisation: string;
  role: Role;
  sector: SectorId;
  state: InvitationState;
  createdAt: Date;
  expiresAt: Date;
  inviter: string | null;
  mail: { isWaiting: boolean; lastError: string };
}

/** Who was invited into a forum, newest first, with what can be done about it. */
export function InvitationList({ forum, invitations }: { forum: string; invitations: Listed[] }) {
  const { t } = useTranslation();
  if (invitations.length === 0) return <Empty>{t("invitations.people.empty")}</Empty>;
  return (
    <ul>
      {invitations.map((invitation) => (
        <li
          key={invitation.id}
          data-state={invitation.state}
          className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-b border-line py-4 text-base"
        >
          <Person invitation={invitation} />
          {isOpen(invitation.state) && <Steps forum={forum} invitation={invitation} />}
        </li>
      ))}
    </ul>
  );
}

function Person({ invitation }: { invitation: Listed }) {
  const { t } = useTranslation();
  const { date, contentLang } = useFormat();
  const { name, email, organisation, role, sector, state, createdAt, expiresAt, inviter, mail } = invitation;
  const isBad = state === "bounced" || state === "expired";
  const facts = [
    t("invitations.people.on", { date: date(createdAt) }),
    inviter && t("invitations.people.by", { name: inviter }),
    (state === "invited" || state === "bounced") && t("invitations.people.until", { date: date(expiresAt) }),
    state === "invited" && mail.isWaiting && t("invitations.people.waiting"),
  ].filter(Boolean);
  return (
    <div className="min-w-0 flex-1 basis-80">
      <p className="flex flex-wrap gap-x-4">
        <span className="font-semibold">{name}</span>
        <span className="break-all">{email}</span>
      </p>
      <p className="text-ink-soft">
        {t(`roles.${role}`)}
        {organisation && (
          <>
            {" · "}
            <bdi lang={contentLang}>{organisation}</bdi>
          </>
        )}
      </p>
      <p className="mt-1">
        <SectorBadge sector={sector} />
      </p>
      <p className="mt-2">
        <strong className={isBad ? "text-danger" : ""}>{t(`invitations.state.${state}`)}</strong>
        <span className="text-ink-soft"> · {facts.join(" · ")}</span>
      </p>
      {mail.lastError && (state === "bounced" || state === "invited") && (
        <p className="mt-1 text-ink-soft">
          {t("invitations.people.server")}{" "}
          <bdi lang="en" className="break-words">
            {mail.lastError}
          </bdi>
        </p>
      )}
    </div>
  );
}

function Steps({ forum, invitation: { id, email } }: { forum: string; invitation: Listed }) {
  const { t } = useTranslation();
  return (
    <form method="post" action={invitationsPath(forum)} className="flex flex-wrap gap-3">
      <input type="hidden" name="id" value={id} />
      <Button look="plain" name="intent" value="resend" aria-label={t("invitations.people.resendFor", { email })}>
        {t("invitations.people.resend")}
      </Button>
      <Button look="danger" name="intent" value="withdraw" aria-label={t("invitations.people.withdrawFor", { email })}>
        {t("invitations.people.withdraw")}
      </Button>
    </form>
  );
}
