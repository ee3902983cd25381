import { useTranslation } from "react-i18next";
import type { Retention } from "./retention.ts";
import { personalTables, topics } from "./tables.ts";

const questions = ["what", "why", "basis", "howLong", "who"] as const;

/** What is stored about people, topic by topic, from the description of the tables (tables.ts). */
export function DataTopics({ retention }: { retention: Retention }) {
  const { t } = useTranslation();
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
                <dd>{t(`dataTopics.${topic}.${question}`, { ...retention })}</dd>
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
    </div>
  );
}
