import Ban from "lucide-react/icons/ban";
import Check from "lucide-react/icons/check";
import CloudOff from "lucide-react/icons/cloud-off";
import Eye from "lucide-react/icons/eye";
import RefreshCw from "lucide-react/icons/refresh-cw";
import Snowflake from "lucide-react/icons/snowflake";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { signInPath } from "#app/people/safe-path.ts";
import { useDraft } from "./draft-context.ts";
import type { SaveStatus } from "./save-state.ts";

const icons = {
  connecting: RefreshCw,
  saved: Check,
  saving: RefreshCw,
  offline: CloudOff,
  keeping: CloudOff,
  offlineUnkept: TriangleAlert,
  failed: TriangleAlert,
  readOnly: Eye,
  frozen: Snowflake,
  signedOut: Ban,
  noAccess: Ban,
  notFound: Ban,
  tooOld: TriangleAlert,
  tooLarge: TriangleAlert,
} as const satisfies Record<SaveStatus, unknown>;

/** Everyday states are shown; only the others are worth interrupting a screen reader's user for. */
const everyday: ReadonlySet<SaveStatus> = new Set(["connecting", "saved", "saving"]);
const calm: ReadonlySet<SaveStatus> = new Set([...everyday, "readOnly", "frozen"]);

/** Says whether the text is saved (sync.md, "The status line"). */
export function StatusLine() {
  const { t } = useTranslation();
  const { snapshot } = useDraft();
  const status = snapshot?.status ?? "connecting";
  const Icon = icons[status];
  const text = t(`editor.status.${status}`);
  const isEveryday = everyday.has(status);
  // Between two letters written offline nothing is said anew.
  const spoken = status === "keeping" ? t("editor.status.offline") : text;
  return (
    <p
      className={`flex items-start gap-2 text-base ${calm.has(status) ? "text-ink-soft" : "font-semibold text-danger"}`}
      data-status={status}
    >
      <span className="sr-only">{t("editor.status.label")}: </span>
      <Icon className="mt-1 size-4 shrink-0" aria-hidden="true" />
      <span aria-hidden={!isEveryday}>{text}</span>
      <span className="sr-only" role="status">
        {isEveryday ? "" : spoken}
      </span>
      {status === "signedOut" && (
        <a href={signInPath(location.pathname)} className="link whitespace-nowrap">
          {t("signIn.link")}
        </a>
      )}
    </p>
  );
}
