import { useTranslation } from "#app/i18n/use-translation.tsx";
import { PageHead } from "#app/ui/page-head.tsx";

const commands = {
  secretariat: 'npm run admin -- create-secretariat --email anna@example.org --name "Anna Lis"',
  forum:
    'npm run admin -- create-forum --slug krakow --prefix KRK --name "Forum Kraków" --city Kraków --description "…"',
  container: "docker compose exec app node build/node/admin.js",
  demo: "DEMO=1 npm start",
} as const;

/** What an instance without any account shows: the commands that make it usable. They run on the server, never here. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("firstSteps.title")}>
        <p className="mt-4 text-xl leading-relaxed">{t("firstSteps.lead")}</p>
        <p className="mt-3">{t("firstSteps.where")}</p>
      </PageHead>
      <ol className="max-w-measure list-decimal space-y-6 ps-6">
        <li>
          <p>{t("firstSteps.secretariat")}</p>
          <Command>{commands.secretariat}</Command>
        </li>
        <li>
          <p>{t("firstSteps.forum")}</p>
          <Command>{commands.forum}</Command>
        </li>
        <li>{t("firstSteps.signIn")}</li>
      </ol>
      <p className="mt-8 max-w-measure">{t("firstSteps.container")}</p>
      <Command>{commands.container}</Command>
      <p className="mt-8 max-w-measure">{t("firstSteps.demo")}</p>
      <Command>{commands.demo}</Command>
    </>
  );
}

function Command({ children }: { children: string }) {
  return (
    <pre
      lang="en"
      className="mt-2 max-w-measure rounded border border-line bg-surface px-4 py-3 text-base wrap-anywhere whitespace-pre-wrap"
    >
      <code>{children}</code>
    </pre>
  );
}
