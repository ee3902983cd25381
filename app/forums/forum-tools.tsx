import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { Actor } from "./actor.ts";
import { can } from "./policy.ts";

const tools = {
  desk: "forum.seeDesk",
  members: "forum.manageMembers",
  invitations: "forum.invite",
  arrangement: "forum.arrange",
  newVote: "forum.openVote",
  votingRules: "forum.keepVotingRules",
  audit: "forum.readAudit",
} as const;

type Tool = keyof typeof tools;

/** Addresses below the forum's that are not named as their tool. */
const paths: Partial<Record<Tool, string>> = { newVote: "votes/new", votingRules: "voting-rules" };

/** The pages for running a forum that a person may open. */
export function forumTools(actor: Actor | null, forum: Parameters<typeof can>[2]): Tool[] {
  return (Object.keys(tools) as Tool[]).filter((tool) => can(actor, tools[tool], forum));
}

/** Links to the pages for running a forum. */
export function ForumTools({ slug, tools }: { slug: string; tools: Tool[] }) {
  const { t } = useTranslation();
  return (
    <ul className="space-y-1">
      {tools.map((tool) => (
        <li key={tool}>
          <a href={`/forums/${slug}/${paths[tool] ?? tool}`} className="link inline-block py-1">
            {t(`forumTools.${tool}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
