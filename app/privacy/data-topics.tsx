import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Retention } from "./retention.ts";
import { otherTables, personalTables, type Topic, topics } from "./tables.ts";

const questions = ["what", "why", "basis", "howLong", "who"] as const;

/** What is stored about people, topic by topic, from the description of the tables (tables.ts). */
export function DataTopics({ retention }: { retention: Retention }) {
  const { t } = useTranslation();
  const limits = { account: retention.inactiveAccountDays, acts: retention.actsDays };
  const howLong = (topic: Topic) => {
    if (topic !== "account" && topic !== "acts") return t(`dataTopics.${topic}.howLong`);
    const count = limits[topic];
    return count === 0 ? t(`dataTopics.${topic}.howLongKept`) : t(`dataTopics.${topic}.howLong`, { count });
  };
  return (
    <div className="space-y-10">
      {topics.map((topic) => (
        <section key={topic} aria-labelledby={topic} className="max-w-3xl">
          <h2 id={topic} className="mb-3 text-2xl leading-tight font-bold">
            {t(`dataTopics.${topic}.title`)}
          </h2>
          <dl className="text-base">
            {questions.map((question) => (
              <div key={question} className="border-b border-line py-2 sm:grid sm:grid-cols-[11rem_1fr] sm:gap-4">
                <dt className="font-semibold">{t(`privacyPolicy.${question}`)}</dt>
                <dd>{question === "howLong" ? howLong(topic) : t(`dataTopics.${topic}.${question}`)}</dd>
              </div>
            ))}
            <div className="py-2 sm:grid sm:grid-cols-[11rem_1fr] sm:gap-4">
              <dt className="font-semibold">{t("privacyPolicy.tables")}</dt>
              <dd>
                <code className="break-words">
                  {personalTables
                    .filter(({ table }) => table.topic === topic)
                    .map(({ name }) => name)
                    .join(", ")}
                </code>
              </dd>
            </div>
          </dl>
        </section>
      ))}
      <section aria-labelledby="others" className="max-w-3xl">
        <h2 id="others" className="mb-3 text-2xl leading-tight font-bold">
          {t("privacyPolicy.othersTitle")}
        </h2>
        <p className="text-base">{t("privacyPolicy.others")}</p>
        <p className="mt-2 text-base">
          <code className="break-words">{otherTables.join(", ")}</code>
        </p>
      </section>
    </div>
  );
}
