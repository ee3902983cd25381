import type { ComponentProps } from "react";
import { Workspace } from "#app/drafting/workspace.tsx";
import { FrozenNotice, type FrozenVote } from "./frozen-notice.tsx";
import { type PanelVersion, VersionsPanel } from "./versions-panel.tsx";

/** The workspace of a draft with its versions: why it is frozen, and what a member can do with its versions. */
export function DraftWorkspace({
  frozen,
  lastVersion,
  mayName,
  mayFreeze,
  vote,
  ...workspace
}: Omit<ComponentProps<typeof Workspace>, "notice" | "versions"> & {
  frozen: ComponentProps<typeof FrozenNotice>["frozen"] | null;
  lastVersion: PanelVersion | null;
  mayName: boolean;
  mayFreeze: boolean;
  vote: FrozenVote | null;
}) {
  const { recommendation } = workspace;
  return (
    <Workspace
      {...workspace}
      notice={frozen && <FrozenNotice recommendation={recommendation} frozen={frozen} vote={vote} />}
      versions={<VersionsPanel recommendation={recommendation} last={lastVersion} {...{ mayName, mayFreeze }} />}
    />
  );
}
