import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { PageHandle } from "#app/ui/page-handle.ts";
import { PageHead } from "#app/ui/page-head.tsx";

export const handle: PageHandle = { title: (t) => t("erasure.doneTitle") };

export default function Erased() {
  const { t } = useTranslation();
  return (
    <PageHead title={t("erasure.doneTitle")}>
      <p role="status" className="mt-3">
        {t("erasure.done")}
      </p>
    </PageHead>
  );
}
