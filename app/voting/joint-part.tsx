import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Section } from "#app/ui/section.tsx";
import { jointRuleSentence, jointSentence } from "./joint-words.ts";
import { type VotePlace, votePath } from "./paths.ts";
import type { ShownJointVote, ShownPart } from "./shown-joint.ts";

/** That a vote is part of a joint one: when the forums adopt together, what they came to, and the votes of the other forums. */
export function JointPart({ joint, place, vote }: { joint: ShownJointVote; place: VotePlace; vote: number }) {
  const { t } = useTranslation();
  const { required, parts, result, isCancelled } = joint;
  const isOpen = parts.some(({ state }) => state === "open");
  return (
    <Section id="joint" title={t("joint.title")}>
      <div className="space-y-4">
        {result && (
          <p className="border-s-4 border-accent ps-5 text-xl leading-snug font-semibold">{jointSentence(t, result)}</p>
        )}
        <p>{jointRuleSentence(t, required, parts.length)}</p>
        <ul className="space-y-2 text-base">
          {parts.map((part) => (
            <li key={part.number} className="border-s-4 border-line-strong ps-4">
              <PartLine part={part} href={part.number === vote ? null : votePath(place, part.number)} />
            </li>
          ))}
        </ul>
        {isCancelled && <p>{t("joint.cancelled")}</p>}
        {!isCancelled && !result && <p>{t("joint.running")}</p>}
        {isOpen && <p>{t("joint.several")}</p>}
      </div>
    </Section>
  );
}

/** @param href null for the vote whose page this is */
function PartLine({ part, href }: { part: ShownPart; href: string | null }) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { forum, number, state, at, outcome } = part;
  const name = t("joint.part", { forum, vote: number });
  return (
    <>
      {href === null ? (
        <strong>
          {name} ({t("joint.thisVote")})
        </strong>
      ) : (
        <a href={href} className="link">
          {name}
        </a>
      )}
      <span className="block text-ink-soft">
        {t(`vote.states.${state}`, { date: dateTime(new Date(at)) })}
        {outcome && <strong className="text-ink"> – {t(`voteResult.short.${outcome}`)}</strong>}
      </span>
    </>
  );
}
