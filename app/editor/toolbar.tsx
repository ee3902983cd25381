import type { ChainedCommands } from "@tiptap/core";
import BetweenHorizontalEnd from "lucide-react/icons/between-horizontal-end";
import BetweenHorizontalStart from "lucide-react/icons/between-horizontal-start";
import BetweenVerticalEnd from "lucide-react/icons/between-vertical-end";
import BetweenVerticalStart from "lucide-react/icons/between-vertical-start";
import Bold from "lucide-react/icons/bold";
import FoldHorizontal from "lucide-react/icons/fold-horizontal";
import FoldVertical from "lucide-react/icons/fold-vertical";
import Heading1 from "lucide-react/icons/heading-1";
import Heading2 from "lucide-react/icons/heading-2";
import Heading3 from "lucide-react/icons/heading-3";
import Italic from "lucide-react/icons/italic";
import Keyboard from "lucide-react/icons/keyboard";
import Link from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListIndentDecrease from "lucide-react/icons/list-indent-decrease";
import ListIndentIncrease from "lucide-react/icons/list-indent-increase";
import ListOrdered from "lucide-react/icons/list-ordered";
import Pilcrow from "lucide-react/icons/pilcrow";
import Redo2 from "lucide-react/icons/redo-2";
import Strikethrough from "lucide-react/icons/strikethrough";
import Superscript from "lucide-react/icons/superscript";
import Table from "lucide-react/icons/table";
import TextQuote from "lucide-react/icons/text-quote";
import Trash2 from "lucide-react/icons/trash-2";
import Undo2 from "lucide-react/icons/undo-2";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { useDraft } from "./draft-context.ts";
import { ToolbarButton } from "./toolbar-button.tsx";
import { ToolbarFrame } from "./toolbar-frame.tsx";
import { toolbarState } from "./toolbar-state.ts";
import { useEditorValue } from "./use-editor-value.ts";

interface EditorToolbarProps {
  toolbarRef: RefObject<HTMLDivElement>;
  onLink: () => void;
  onNote: () => void;
  onHelp: () => void;
}

/** One toolbar for both texts; it acts on the one that had the focus last. Arrow keys move within it, Escape leaves it. */
export function EditorToolbar({ toolbarRef, onLink, onNote, onHelp }: EditorToolbarProps) {
  const { t } = useTranslation();
  const { editors, activeRoot } = useDraft();
  const editor = editors[activeRoot];
  const state = useEditorValue(editor, toolbarState);
  const run = (change: (chain: ChainedCommands) => ChainedCommands) => () => {
    if (editor) change(editor.chain().focus()).run();
  };
  const can = state?.can;

  return (
    <ToolbarFrame toolbarRef={toolbarRef} label={t("editor.toolbar.label")} onLeave={() => editor?.commands.focus()}>
      <Part>
        <ToolbarButton
          icon={Undo2}
          label={t("editor.toolbar.undo")}
          shortcut="Mod-Z"
          isDisabled={!can?.undo}
          onPress={run((chain) => chain.undo())}
        />
        <ToolbarButton
          icon={Redo2}
          label={t("editor.toolbar.redo")}
          shortcut="Mod-Y"
          isDisabled={!can?.redo}
          onPress={run((chain) => chain.redo())}
        />
      </Part>
      {activeRoot === "body" && (
        <Part>
          <ToolbarButton
            icon={Pilcrow}
            label={t("editor.toolbar.paragraph")}
            shortcut="Mod-Alt-0"
            isSelected={state?.level === null}
            isDisabled={!can?.structure}
            onPress={run((chain) => chain.setHeadingLevel(null))}
          />
          {([1, 2, 3] as const).map((level) => (
            <ToolbarButton
              key={level}
              icon={headingIcons[level]}
              label={t(`editor.toolbar.heading${level}`)}
              shortcut={`Mod-Alt-${level}`}
              isSelected={state?.level === level}
              isDisabled={!can?.structure}
              onPress={run((chain) => chain.setHeadingLevel(state?.level === level ? null : level))}
            />
          ))}
        </Part>
      )}
      <Part>
        <ToolbarButton
          icon={Bold}
          label={t("editor.toolbar.bold")}
          shortcut="Mod-B"
          isSelected={state?.bold ?? false}
          onPress={run((chain) => chain.toggleBold())}
        />
        <ToolbarButton
          icon={Italic}
          label={t("editor.toolbar.italic")}
          shortcut="Mod-I"
          isSelected={state?.italic ?? false}
          onPress={run((chain) => chain.toggleItalic())}
        />
        {activeRoot === "body" && (
          <ToolbarButton
            icon={Strikethrough}
            label={t("editor.toolbar.strike")}
            shortcut="Mod-Shift-S"
            isSelected={state?.strike ?? false}
            onPress={run((chain) => chain.toggleStrike())}
          />
        )}
        <ToolbarButton
          icon={Link}
          label={t("editor.toolbar.link")}
          shortcut="Mod-K"
          isSelected={state?.link ?? false}
          onPress={onLink}
        />
        {activeRoot === "body" && (
          <ToolbarButton
            icon={Superscript}
            label={t("editor.toolbar.note")}
            shortcut="Mod-Alt-F"
            isSelected={state?.note ?? false}
            onPress={onNote}
          />
        )}
      </Part>
      <Part>
        <ToolbarButton
          icon={List}
          label={t("editor.toolbar.bulletList")}
          shortcut="Mod-Shift-8"
          isSelected={state?.bulletList ?? false}
          onPress={run((chain) => chain.toggleBulletList())}
        />
        <ToolbarButton
          icon={ListOrdered}
          label={t("editor.toolbar.orderedList")}
          shortcut="Mod-Shift-7"
          isSelected={state?.orderedList ?? false}
          onPress={run((chain) => chain.toggleOrderedList())}
        />
        {can?.outdent && (
          <>
            <ToolbarButton
              icon={ListIndentIncrease}
              label={t("editor.toolbar.indent")}
              shortcut="Mod-]"
              isDisabled={!can.indent}
              onPress={run((chain) => chain.sinkListItem("listItem"))}
            />
            <ToolbarButton
              icon={ListIndentDecrease}
              label={t("editor.toolbar.outdent")}
              shortcut="Mod-["
              onPress={run((chain) => chain.liftListItem("listItem"))}
            />
          </>
        )}
        {activeRoot === "body" && (
          <ToolbarButton
            icon={TextQuote}
            label={t("editor.toolbar.quote")}
            shortcut="Mod-Shift-B"
            isSelected={state?.blockquote ?? false}
            isDisabled={!can?.structure && !state?.blockquote}
            onPress={run((chain) => chain.toggleBlockquote())}
          />
        )}
      </Part>
      {activeRoot === "body" && (
        <Part>
          <ToolbarButton
            icon={Table}
            label={t("editor.toolbar.table")}
            isDisabled={!can?.structure}
            onPress={run((chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))}
          />
          {state?.table && <TableButtons run={run} />}
        </Part>
      )}
      <Part>
        <ToolbarButton icon={Keyboard} label={t("editor.toolbar.help")} shortcut="Mod-/" onPress={onHelp} />
      </Part>
    </ToolbarFrame>
  );
}

function TableButtons({ run }: { run: (change: (chain: ChainedCommands) => ChainedCommands) => () => void }) {
  const { t } = useTranslation();
  return (
    <>
      {tableActions.map(({ name, icon, change }) => (
        <ToolbarButton key={name} icon={icon} label={t(`editor.toolbar.${name}`)} onPress={run(change)} />
      ))}
    </>
  );
}

const headingIcons = { 1: Heading1, 2: Heading2, 3: Heading3 } as const;

const tableActions = [
  { name: "rowBefore", icon: BetweenHorizontalStart, change: (chain: ChainedCommands) => chain.addRowBefore() },
  { name: "rowAfter", icon: BetweenHorizontalEnd, change: (chain: ChainedCommands) => chain.addRowAfter() },
  { name: "columnBefore", icon: BetweenVerticalStart, change: (chain: ChainedCommands) => chain.addColumnBefore() },
  { name: "columnAfter", icon: BetweenVerticalEnd, change: (chain: ChainedCommands) => chain.addColumnAfter() },
  { name: "deleteRow", icon: FoldVertical, change: (chain: ChainedCommands) => chain.deleteRow() },
  { name: "deleteColumn", icon: FoldHorizontal, change: (chain: ChainedCommands) => chain.deleteColumn() },
  { name: "deleteTable", icon: Trash2, change: (chain: ChainedCommands) => chain.deleteTable() },
] as const;

function Part({ children }: { children: ReactNode }) {
  return <div className="flex gap-0.5">{children}</div>;
}
