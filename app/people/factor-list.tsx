import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";

const base = "/account/second-factor";

/** A person's passkeys, each with a button that removes it. */
export function PasskeyList({
  passkeys,
}: {
  passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[];
}) {
  const { t } = useTranslation();
  const { date } = useFormat();
  return (
    <>
      <p className="mb-4 max-w-measure">{t("secondFactor.passkeysLead")}</p>
      {passkeys.length === 0 ? (
        <Empty>{t("secondFactor.passkeysEmpty")}</Empty>
      ) : (
        <ul className="max-w-3xl divide-y divide-line rounded border border-line bg-surface">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 text-base">
              <div className="min-w-0">
                <p className="font-semibold break-words">{name}</p>
                <p className="text-ink-soft">{t("secondFactor.added", { at: date(createdAt) })}</p>
                {lastUsedAt && <p className="text-ink-soft">{t("secondFactor.used", { at: date(lastUsedAt) })}</p>}
              </div>
              <form method="post" action={base}>
                <input type="hidden" name="passkey" value={id} />
                <Button look="danger" aria-label={t("secondFactor.removePasskey", { name })}>
                  {t("secondFactor.remove")}
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4">
        <ButtonLink look="plain" href={`${base}/passkey`}>
          {t("secondFactor.addPasskey")}
        </ButtonLink>
      </p>
    </>
  );
}

/** The app that shows codes: set up, or a way to do so. */
export function CodeAppState({ since }: { since: Date | null }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  return (
    <>
      <p className="mb-4 max-w-measure">{t("secondFactor.appLead")}</p>
      {since === null ? (
        <ButtonLink look="plain" href={`${base}/app`}>
          {t("secondFactor.addApp")}
        </ButtonLink>
      ) : (
        <form method="post" action={base} className="flex flex-wrap items-center gap-4">
          <input type="hidden" name="app" value="remove" />
          <p className="font-semibold">{t("secondFactor.appSince", { at: date(since) })}</p>
          <Button look="danger">{t("secondFactor.removeApp")}</Button>
        </form>
      )}
    </>
  );
}

/** How many recovery codes are left, and a way to get new ones. */
export function RecoveryCodesState({ left }: { left: number }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="mb-4 max-w-measure">{t("secondFactor.codesLeft", { count: left })}</p>
      <ButtonLink look="plain" href={`${base}/codes`}>
        {t("secondFactor.renewCodes")}
      </ButtonLink>
    </>
  );
}
