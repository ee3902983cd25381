import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { EditorDialog } from "./editor-dialog.tsx";
import { keyName } from "./key-names.ts";

const shortcuts = [
  ["toolbar.bold", "Mod-B"],
  ["toolbar.italic", "Mod-I"],
  ["toolbar.strike", "Mod-Shift-S"],
  ["shortcuts.link", "Mod-K"],
  ["shortcuts.note", "Mod-Alt-F"],
  ["toolbar.heading1", "Mod-Alt-1"],
  ["toolbar.heading2", "Mod-Alt-2"],
  ["toolbar.heading3", "Mod-Alt-3"],
  ["toolbar.paragraph", "Mod-Alt-0"],
  ["toolbar.bulletList", "Mod-Shift-8"],
  ["toolbar.orderedList", "Mod-Shift-7"],
  ["toolbar.indent", "Mod-]"],
  ["toolbar.outdent", "Mod-["],
  ["toolbar.quote", "Mod-Shift-B"],
  ["toolbar.undo", "Mod-Z"],
  ["toolbar.redo", "Mod-Y"],
  ["shortcuts.toolbar", "Alt-F10"],
  ["shortcuts.text", "Escape"],
  ["shortcuts.help", "Mod-/"],
] as const;

const cell = "border-t border-line py-1.5 pe-4 align-top";
const key = "rounded border border-line-strong bg-paper px-1.5 py-0.5 font-sans text-sm whitespace-nowrap";

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <EditorDialog title={t("editor.shortcuts.title")} onClose={onClose}>
      <table className="text-base">
        <thead>
          <tr className="text-start">
            <th scope="col" className="pe-4 text-start font-semibold">
              {t("editor.shortcuts.action")}
            </th>
            <th scope="col" className="text-start font-semibold">
              {t("editor.shortcuts.key")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map(([name, shortcut]) => (
            <tr key={name}>
              <td className={cell}>{t(`editor.${name}`)}</td>
              <td className={cell}>
                <kbd className={key}>{keyName(shortcut)}</kbd>
              </td>
            </tr>
          ))}
          <tr>
            <td className={cell}>{t("editor.shortcuts.cells")}</td>
            <td className={cell}>
              <kbd className={key}>Tab</kbd> <kbd className={key}>{keyName("Shift-Tab")}</kbd>
            </td>
          </tr>
          <tr>
            <td className={cell}>{t("editor.shortcuts.markdown")}</td>
            <td className={cell}>
              {["#", "##", "###", "-", "1.", ">"].map((start) => (
                <span key={start}>
                  <kbd className={key}>{start}</kbd>{" "}
                </span>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
      <Button type="button" look="plain" className="self-start" onClick={onClose}>
        {t("editor.shortcuts.close")}
      </Button>
    </EditorDialog>
  );
}
