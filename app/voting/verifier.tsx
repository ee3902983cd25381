import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { verifyScript } from "./verify-script-path.ts";
import { verifierWords } from "./verify-words.ts";

/**
 * Checks a vote record or the register in the reader's browser, without a server: the form is hidden until its script runs, and what the
 * script shows are copies of the templates here.
 * @param record address of the record of a vote, which is checked at once; null to choose a file
 * @param root what it is compared with, where the address that led here had it
 */
export function Verifier({ record, root }: { record: string | null; root: string }) {
  const { t } = useTranslation();
  return (
    <div data-verifier={JSON.stringify(verifierWords(t))} data-record={record ?? undefined} className="max-w-measure">
      <noscript>
        <p className="rounded border border-line bg-surface px-4 py-3">{t("voteRecord.noScript")}</p>
      </noscript>
      <form hidden noValidate className="space-y-5">
        <TextField
          name="file"
          type="file"
          accept=".json,application/json"
          label={t("voteRecord.file")}
          hint={t("voteRecord.fileHint")}
        />
        <TextField
          name="root"
          autoComplete="off"
          spellCheck={false}
          defaultValue={root}
          label={t("voteRecord.rootToCompare")}
          hint={t("voteRecord.rootHint")}
        />
        <Button>{t("voteRecord.check")}</Button>
      </form>
      <p data-working="" hidden role="status" className="mt-6 font-semibold">
        {t("voteRecord.working")}
      </p>
      <div data-result="" tabIndex={-1} className="mt-8 space-y-6 outline-none" />
      <Templates />
      <script {...verifyScript} />
    </div>
  );
}

function Templates() {
  return (
    <>
      <Verdict name="holds" sign="✓" look="border-accent bg-accent-soft" />
      <Verdict name="fails" sign="✗" look="border-danger bg-danger-soft" />
      <Template name="facts">
        <dl className="space-y-2 text-base" />
      </Template>
      <Template name="fact">
        <div>
          <dt className="inline font-semibold" data-name="" />
          {": "}
          <dd className="inline wrap-anywhere" data-text="" />
        </div>
      </Template>
      <Template name="checks">
        <ul className="divide-y divide-line border-y border-line" />
      </Template>
      <CheckTemplate state="holds" sign="✓" look="text-accent-strong" />
      <CheckTemplate state="fails" sign="✗" look="text-danger" />
      <CheckTemplate state="unknown" sign="–" look="text-ink-soft" />
      <Template name="problems">
        <ul className="mt-2 list-disc space-y-1 ps-6 text-base" />
      </Template>
      <Template name="problem">
        <li>
          <span data-sentence="" /> <code className="wrap-anywhere" data-at="" />
        </li>
      </Template>
    </>
  );
}

function Template({ name, children }: { name: string; children: ReactNode }) {
  return <template data-template={name}>{children}</template>;
}

function Verdict({ name, sign, look }: { name: string; sign: string; look: string }) {
  return (
    <Template name={name}>
      <p className={`rounded border px-4 py-3 text-xl font-bold ${look}`}>
        <span aria-hidden="true">{sign} </span>
        <span data-verdict="" />
      </p>
    </Template>
  );
}

function CheckTemplate({ state, sign, look }: { state: string; sign: string; look: string }) {
  return (
    <Template name={`check-${state}`}>
      <li className="py-3">
        <p className="font-semibold">
          <span data-name="" /> ·{" "}
          <span className={look}>
            <span aria-hidden="true">{sign} </span>
            <span data-state="" />
          </span>
        </p>
        <p className="text-base text-ink-soft" data-meaning="" />
      </li>
    </Template>
  );
}
