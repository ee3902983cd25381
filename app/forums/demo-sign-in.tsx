import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import type { Role } from "./actor.ts";
import { SectorBadge } from "./sector-badge.tsx";
import type { SectorId } from "./sectors.ts";

interface Seat {
  email: string;
  name: string;
  role: Role;
  sector: SectorId;
}

export interface DemoForum {
  slug: string;
  name: string;
  seats: Seat[];
}

/** The accounts of a demonstration, each with a button that signs in. Their password is public. */
export function DemoSignIn({
  password,
  forums,
  secretariat,
  redirectTo,
}: {
  password: string;
  forums: DemoForum[];
  secretariat: string;
  redirectTo: string;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <section aria-labelledby="demo-accounts" className="min-w-0">
      <h2 id="demo-accounts" className="text-2xl font-bold">
        {t("signIn.demoTitle")}
      </h2>
      <p className="mt-2 mb-4 text-base">
        {t("signIn.demoLead")}{" "}
        <code className="whitespace-nowrap rounded-sm bg-accent-soft px-1.5 py-0.5">{password}</code>
      </p>
      <div className="space-y-3">
        {forums.map(({ slug, name, seats }, index) => (
          <details key={slug} open={index === 0} className="rounded border border-line bg-surface">
            <summary className="min-h-11 px-4 py-2.5 text-base font-semibold" lang={contentLang}>
              {name}
            </summary>
            <ul className="divide-y divide-line border-t border-line">
              {seats.map((seat) => (
                <li key={seat.email} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-base">
                  <div className="min-w-0">
                    <p className="font-semibold">{seat.name}</p>
                    <p className="text-ink-soft">{t(`roles.${seat.role}`)}</p>
                    <SectorBadge sector={seat.sector} />
                    <p className="break-all text-ink-soft">{seat.email}</p>
                  </div>
                  <DemoButton email={seat.email} password={password} redirectTo={redirectTo} name={seat.name} />
                </li>
              ))}
            </ul>
          </details>
        ))}
        <div className="flex flex-wrap items-center justify-between gap-3 rounded border border-line bg-surface px-4 py-3 text-base">
          <div className="min-w-0">
            <p className="font-semibold">{t("roles.secretariat")}</p>
            <p className="break-all text-ink-soft">{secretariat}</p>
          </div>
          <DemoButton email={secretariat} password={password} redirectTo={redirectTo} name={t("roles.secretariat")} />
        </div>
      </div>
    </section>
  );
}

function DemoButton({
  email,
  password,
  redirectTo,
  name,
}: {
  email: string;
  password: string;
  redirectTo: string;
  name: string;
}) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/sign-in">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="password" value={password} />
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <Button look="plain" aria-label={t("signIn.demoSubmit", { name })}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
