import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Form } from "#app/ui/form.tsx";
import { Section } from "#app/ui/section.tsx";
import { DissentList } from "./dissent-list.tsx";
import type { DissentOffer } from "./may-dissent.server.ts";
import type { ShownDissent } from "./shown-dissents.ts";

/** The dissenting opinions on a vote, until when they may be attached, and what the reader may do. `href` leads to the form. */
export function DissentsPart({
  dissents,
  until,
  offer,
  href,
}: {
  dissents: readonly ShownDissent[];
  /** Null once the time is over. */
  until: Date | null;
  offer: DissentOffer | null;
  href: string;
}) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  return (
    <Section id="dissents" title={t("dissent.title")} className="max-w-measure">
      {dissents.length > 0 ? (
        <DissentList dissents={dissents} />
      ) : (
        <p>{t(until ? "dissent.noneYet" : "dissent.none")}</p>
      )}
      {until && <p className="mt-4 text-base text-ink-soft">{t("dissent.until", { date: dateTime(until) })}</p>}
      {offer && (offer.own || offer.sector) && (
        <p className="no-print mt-4">
          <ButtonLink look="plain" href={href}>
            {t("dissent.open")}
          </ButtonLink>
        </p>
      )}
      {offer?.toSign && (
        <Form name="sign-dissent" action={href} className="no-print mt-4">
          <input type="hidden" name="intent" value="sign" />
          <Button look="plain" aria-describedby="sign-hint">
            {t("dissent.sign")}
          </Button>
          <p id="sign-hint" className="mt-2 text-base text-ink-soft">
            {t("dissent.signHint")}
          </p>
        </Form>
      )}
    </Section>
  );
}
