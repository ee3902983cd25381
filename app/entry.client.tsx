import type { ComponentType } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nProvider } from "#app/i18n/use-translation.tsx";
import { createI18n } from "./i18n/create-i18n.ts";
import { isLanguage, referenceLanguage } from "./i18n/languages.ts";
import { isPseudoLanguage } from "./i18n/pseudo-languages.ts";
import { AwakeIsland } from "./ui/awake-island.tsx";

/** The islands by the names that pages give them (ui/island.tsx). */
const islands: Record<string, () => Promise<unknown>> = {
  workspace: async () => (await import("./versions/draft-workspace.tsx")).DraftWorkspace,
  changeKeys: async () => (await import("./versions/change-keys.tsx")).ChangeKeys,
  timeline: async () => (await import("./versions/timeline-player.tsx")).TimelinePlayer,
  ballotNonce: async () => (await import("./voting/ballot-nonce.tsx")).BallotNonce,
  rankingField: async () => (await import("./voting/ranking-field.tsx")).RankingField,
  scoreFields: async () => (await import("./voting/score-fields.tsx")).ScoreFields,
  turnout: async () => (await import("./voting/turnout.tsx")).TurnoutLive,
  forumLive: async () => (await import("./forums/forum-live.tsx")).ForumLive,
};

const { lang } = document.documentElement;
const i18n = createI18n(isLanguage(lang) || isPseudoLanguage(lang) ? lang : referenceLanguage, "loadLive");

for (const place of document.querySelectorAll<HTMLElement>("[data-island]")) void wake(place);

async function wake(place: HTMLElement): Promise<void> {
  const name = place.dataset.island ?? "";
  const [instance, component] = await Promise.all([i18n, islands[name]?.()]);
  hydrateRoot(
    place,
    <I18nProvider i18n={instance}>
      {/* Its props are the JSON that the same component was rendered with. */}
      <AwakeIsland name={name} of={component as ComponentType<object>} />
    </I18nProvider>,
  );
}
