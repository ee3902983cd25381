import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "./button.tsx";
import { PageHead } from "./page-head.tsx";

export type FailureKind = "notFound" | "forbidden" | "badRequest" | "server";

/** Which failure a response status stands for. */
export function failureKind(status: number): FailureKind {
  if (status === 404) return "notFound";
  if (status === 401 || status === 403) return "forbidden";
  return status >= 400 && status < 500 ? "badRequest" : "server";
}

/** A page that could not be shown. Says nothing of the request or the fault itself. */
export function Failure({ kind }: { kind: FailureKind }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t(`failure.${kind}.title`)}>
        <p className="mt-4">{t(`failure.${kind}.text`)}</p>
      </PageHead>
      <ButtonLink href="/" look="plain">
        {t("failure.home")}
      </ButtonLink>
    </>
  );
}
