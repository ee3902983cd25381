import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { registerPath, type VotePlace, verifyPath, voteRecordPath } from "./paths.ts";

/** Where anybody has the record of a counted vote, checks it, and finds the vote in the register. `root` is what the register says. */
export function RecordPart({
  place,
  vote,
  root,
  step,
}: {
  place: VotePlace;
  vote: number;
  root: string;
  step: { seq: number; hash: string };
}) {
  const { t } = useTranslation();
  const record = voteRecordPath(place, vote);
  return (
    <div className="max-w-measure space-y-4">
      <p>{t("voteRecord.partLead")}</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={verifyPath(record, root)}>{t("voteRecord.checkHere")}</ButtonLink>
        <ButtonLink href={record} look="plain" download="">
          {t("voteRecord.download")}
        </ButtonLink>
      </p>
      <dl className="space-y-2 text-base">
        <div>
          <dt className="font-semibold">{t("voteRecord.root")}</dt>
          <dd>
            <code className="wrap-anywhere">{root}</code>
          </dd>
        </div>
        <div>
          <dt className="font-semibold">
            <a href={registerPath} className="link">
              {t("voteRecord.stepInRegister", { seq: step.seq })}
            </a>
          </dt>
          <dd>
            <code className="wrap-anywhere">{step.hash}</code>
          </dd>
        </div>
      </dl>
    </div>
  );
}
