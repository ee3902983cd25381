import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Section } from "#app/ui/section.tsx";
import type { Receipt } from "./cast-ballot.server.ts";
import { chosenWords } from "./chosen-words.ts";
import type { VoteState } from "./policy.ts";

interface ReceiptVote {
  number: number;
  question: string;
  isSecret: boolean;
  state: VoteState;
}

/** The reader's receipt, or why there is none, and the way back. */
export function ReceiptPart({
  receipt,
  vote,
  labels,
  isDone,
  back,
}: {
  receipt: Receipt | null;
  vote: ReceiptVote;
  labels: Readonly<Record<string, string>>;
  /** Whether the ballot was cast just now. */
  isDone: boolean;
  /** Address of the vote. */
  back: string;
}) {
  const { t } = useTranslation();
  const isGone = vote.isSecret && vote.state !== "open";
  return (
    <>
      {isDone && receipt && <DoneNotice>{t("ballot.receipt.done")}</DoneNotice>}
      {receipt ? (
        <ReceiptPaper receipt={receipt} vote={vote} labels={labels} />
      ) : (
        <p>{t(isGone ? "ballot.receipt.gone" : "ballot.receipt.none")}</p>
      )}
      <p className="no-print mt-8">
        <a href={back} className="link">
          {t("ballot.receipt.back")}
        </a>
      </p>
    </>
  );
}

/** The receipt of a ballot, to be kept or printed, with what it proves and what it does not. */
function ReceiptPaper({
  receipt: { voteId, c, ballot, nonce },
  vote,
  labels,
}: {
  receipt: Receipt;
  vote: ReceiptVote;
  labels: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  return (
    <div className="space-y-10">
      <dl className="space-y-4 rounded border border-line-strong bg-surface p-4 text-base sm:p-6">
        <Fact name={t("vote.heading", { vote: vote.number })}>
          <span lang={contentLang}>{vote.question}</span>
        </Fact>
        <Fact name={t("ballot.receipt.chosen")}>
          <ul className="font-semibold">
            {chosenWords(t, JSON.parse(ballot), labels).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Fact>
        <Fact name={t("ballot.receipt.c")} isCode>
          {c}
        </Fact>
        <Fact name={t("ballot.receipt.nonce")} isCode>
          {nonce}
        </Fact>
        <Fact name={t("ballot.receipt.voteId")} isCode>
          {voteId}
        </Fact>
        <Fact name={t("ballot.receipt.ballot")} isCode>
          {ballot}
        </Fact>
      </dl>
      <Section id="meaning" title={t("ballot.receipt.meaning")}>
        <div className="max-w-measure space-y-3 text-base">
          <p>{t("ballot.receipt.keep")}</p>
          <p>{t("ballot.receipt.find")}</p>
          <p>
            {t("ballot.receipt.formula")}{" "}
            <code className="wrap-anywhere">SHA-256("trojglos-ballot-v1" ‖ voteId ‖ ballot ‖ nonce)</code>
          </p>
          <p>{t("ballot.receipt.proves")}</p>
          <p>{t("ballot.receipt.provesNot")}</p>
          <p>{t(vote.isSecret ? "ballot.receipt.untilClose" : "ballot.receipt.always")}</p>
        </div>
      </Section>
    </div>
  );
}

function Fact({ name, isCode = false, children }: { name: string; isCode?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0">{isCode ? <code className="wrap-anywhere">{children}</code> : children}</dd>
    </div>
  );
}
