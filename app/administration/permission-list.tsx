import { isStatus, type Status, statuses, transitions } from "#app/drafting/lifecycle.ts";
import { recommendationRules } from "#app/drafting/policy.ts";
import { forumRules, instanceRules } from "#app/forums/policy.ts";
import type { Permission } from "#app/forums/standing.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Section } from "#app/ui/section.tsx";
import { type VoteState, voteRules, voteStates } from "#app/voting/policy.ts";

/** The permission tables as sentences: what, who, when. What the server checks by is what stands here. */
export function PermissionList() {
  const { t } = useTranslation();
  return (
    <div className="max-w-3xl space-y-12">
      <Section id="recommendations" title={t("permissions.recommendations")}>
        <Rules
          rules={entries(recommendationRules).map(([action, rule]) => ({
            action: t(`permissions.recommendation.${action}`),
            rule,
          }))}
        />
      </Section>
      <Section id="votes" title={t("permissions.votes")}>
        <Rules
          rules={entries(voteRules).map(([action, rule]) => ({ action: t(`permissions.vote.${action}`), rule }))}
        />
      </Section>
      <Section id="stages" title={t("permissions.stages")}>
        <Stages />
      </Section>
      <Section id="forums" title={t("permissions.forums")}>
        <Rules
          rules={entries(forumRules).map(([action, rule]) => ({ action: t(`permissions.forum.${action}`), rule }))}
        />
      </Section>
      <Section id="instance" title={t("permissions.wholeInstance")}>
        <Rules
          rules={entries(instanceRules).map(([action, rule]) => ({
            action: t(`permissions.instance.${action}`),
            rule,
          }))}
        />
      </Section>
    </div>
  );
}

function Rules({ rules }: { rules: { action: string; rule: readonly Permission<Status | VoteState>[] }[] }) {
  const { t } = useTranslation();
  return (
    <dl className="space-y-5">
      {rules.map(({ action, rule }) => (
        <div key={action} className="border-b border-line pb-4 text-base">
          <dt className="text-lg font-semibold">{action}</dt>
          {rule.map((permission, index) => (
            <dd key={permission.who.join()} className="mt-1">
              {index > 0 && <p className="text-ink-soft">{t("permissions.or")}</p>}
              <Sentences permission={permission} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Sentences({ permission }: { permission: Permission<Status | VoteState> }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const who = list(permission.who.map((standing) => t(`permissions.standing.${standing}`)));
  const all = permission.in ?? [];
  const ofVote = all.filter((stage): stage is VoteState => voteStates.some((state) => state === stage));
  const stages = list(
    all.filter((stage): stage is Status => isStatus(stage)).map((status) => t(`lifecycle.${status}`)),
  );
  return (
    <>
      <p>{t("permissions.who", { who })}</p>
      {(stages || ofVote.length > 0 || permission.ifPublic || permission.unlessArchived) && (
        <ul className="list-disc ps-5">
          {stages && <li>{t("permissions.onlyIn", { stages })}</li>}
          {ofVote.length > 0 && (
            <li>
              {t("permissions.onlyWhile", { stages: list(ofVote.map((state) => t(`permissions.voteState.${state}`))) })}
            </li>
          )}
          {permission.ifPublic && <li>{t("permissions.ifPublic")}</li>}
          {permission.unlessArchived && <li>{t("permissions.unlessArchived")}</li>}
        </ul>
      )}
    </>
  );
}

/** Every legal step from each stage, and whose step it is (lifecycle.ts). */
function Stages() {
  const { t } = useTranslation();
  const { list } = useFormat();
  return (
    <ul className="space-y-3 text-base">
      {statuses.map((from) => {
        const steps = transitions.filter((step) => step.from === from);
        return (
          <li key={from} className="border-b border-line pb-3">
            <p className="font-semibold">{t("permissions.from", { stage: t(`lifecycle.${from}`) })}</p>
            {steps.length === 0 ? (
              <p className="text-ink-soft">{t("permissions.final")}</p>
            ) : (
              <ul className="list-disc ps-5">
                {steps.map(({ to, by }) => (
                  <li key={to}>
                    {t("permissions.step", {
                      stage: t(`lifecycle.${to}`),
                      makers: list(by.map((maker) => t(`permissions.maker.${maker}`))),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function entries<Rules extends Record<string, readonly Permission<Status | VoteState>[]>>(rules: Rules) {
  return Object.entries(rules) as [keyof Rules & string, readonly Permission<Status | VoteState>[]][];
}
