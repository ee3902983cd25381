import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { useTypedForm } from "#app/ui/typed-fields.ts";
import type { OpenRequest as Item } from "./open-request.ts";
import { requestLimits } from "./request-form.ts";

/** What waits for an answer, the oldest first, each with its own form. `tried` is what was sent and refused with `fault`. */
export function OpenRequests({
  items,
  tried,
  fault,
}: {
  items: Item[];
  tried?: { id: string; answer: string };
  fault?: string;
}) {
  return (
    <ul className="max-w-measure space-y-8">
      {items.map((item) => (
        <li key={item.id} className="rounded border border-line bg-surface p-4 sm:p-6">
          <OpenRequest item={item} {...(tried?.id === item.id ? { answer: tried.answer, fault } : {})} />
        </li>
      ))}
    </ul>
  );
}

function OpenRequest({ item, answer, fault }: { item: Item; answer?: string; fault?: string }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  // The element's id comes from the name, and the page has many of these forms.
  const name = `answer.${item.id}`;
  const isTyped = useTypedForm(name) !== undefined;
  const error = fault && errorSentence(t, fault, requestLimits.subject);
  const facts = [
    ["form", item.form],
    ["name", item.name],
    ["contact", item.contact],
  ] as const;
  return (
    <>
      <h3 className="text-lg font-semibold">{t("accessibilityDesk.from", { date: date(item.receivedAt) })}</h3>
      <p className={item.daysLeft < 0 ? "font-semibold text-danger" : "font-semibold"}>
        {item.daysLeft < 0
          ? t("accessibilityDesk.overdue", { count: -item.daysLeft })
          : t("accessibilityDesk.daysLeft", { count: item.daysLeft })}
      </p>
      <p className="mt-3 whitespace-pre-line">
        <bdi>{item.subject}</bdi>
      </p>
      <dl className="mt-3 text-base">
        {facts.map(([fact, value]) => (
          <div key={fact} className="flex flex-wrap gap-x-2">
            <dt className="font-semibold">{t(`accessibilityRequest.${fact}`)}:</dt>
            <dd>{value ? <bdi>{value}</bdi> : t("accessibilityDesk.notGiven")}</dd>
          </div>
        ))}
      </dl>
      <details open={answer !== undefined || isTyped} className="mt-4">
        <summary className="min-h-11 py-2 font-semibold text-accent">{t("accessibilityDesk.answerThis")}</summary>
        <Form name={name} className="mt-3 space-y-4">
          {error && <ErrorSummary fields={[{ name, label: t("accessibilityDesk.answer"), error }]} />}
          <input type="hidden" name="id" value={item.id} />
          <TextArea
            name={name}
            label={t("accessibilityDesk.answer")}
            hint={t("accessibilityDesk.answerHint")}
            error={error}
            defaultValue={answer}
            maxLength={2000}
            required
          />
          <Button>{t("accessibilityDesk.close")}</Button>
        </Form>
      </details>
    </>
  );
}
