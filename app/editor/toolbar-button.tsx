import type { LucideIcon } from "lucide-react";
import { useRef } from "react";
import { ariaKeys, keyName } from "./key-names.ts";
import { useTooltip } from "./use-tooltip.ts";

interface ToolbarButtonProps {
  icon: LucideIcon;
  /** The accessible name, and with the keys the tooltip. */
  label: string;
  shortcut?: string;
  /** Left out for what is done rather than switched on and off. */
  isSelected?: boolean;
  isDisabled?: boolean;
  onPress: () => void;
}

// In forced colours the background is the system's, so what is switched on needs colours of the system's own.
const look =
  "grid size-10 place-items-center rounded border border-transparent text-ink enabled:hover:bg-accent-soft disabled:pointer-events-none disabled:opacity-40 aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent enabled:aria-pressed:hover:bg-accent-strong forced-colors:aria-pressed:bg-[Highlight] forced-colors:aria-pressed:text-[HighlightText] forced-colors:aria-pressed:forced-color-adjust-none";

export function ToolbarButton({ icon: Icon, label, shortcut, isSelected, isDisabled, onPress }: ToolbarButtonProps) {
  const tooltip = useRef<HTMLSpanElement>(null);
  const { isShown, around } = useTooltip(tooltip);
  return (
    <span className="shrink-0" {...around}>
      <button
        type="button"
        className={look}
        aria-label={label}
        aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
        aria-pressed={isSelected}
        disabled={isDisabled}
        // The text keeps the focus, and a phone its keyboard.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPress}
      >
        <Icon className="size-5" aria-hidden="true" />
      </button>
      {isShown && (
        // The padding bridges the way to it: whoever points at the tooltip keeps it.
        <span ref={tooltip} role="tooltip" className="fixed z-40 max-w-60 pt-1">
          <span className="block rounded border border-transparent bg-ink px-2 py-1 font-sans text-sm leading-snug text-paper forced-colors:bg-[Canvas] forced-colors:text-[CanvasText]">
            {label}
            {shortcut && <kbd className="ms-2 font-sans">{keyName(shortcut)}</kbd>}
          </span>
        </span>
      )}
    </span>
  );
}
