import type { LucideIcon } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { ariaKeys, keyName } from "./key-names.ts";

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

const look =
  "grid size-10 shrink-0 place-items-center rounded border border-transparent text-ink data-disabled:opacity-40 data-hovered:bg-accent-soft data-selected:border-accent data-selected:bg-accent data-selected:text-on-accent";

export function ToolbarButton({ icon: Icon, label, shortcut, isSelected, isDisabled, onPress }: ToolbarButtonProps) {
  const shared = {
    className: look,
    "aria-label": label,
    "aria-keyshortcuts": shortcut && ariaKeys(shortcut),
    isDisabled,
    onPress,
    children: <Icon className="size-5" aria-hidden="true" />,
  };
  return (
    <TooltipTrigger delay={500}>
      {isSelected === undefined ? <Button {...shared} /> : <ToggleButton {...shared} isSelected={isSelected} />}
      <Tooltip
        placement="bottom"
        offset={4}
        className="max-w-60 rounded bg-ink px-2 py-1 font-sans text-sm leading-snug text-paper"
      >
        {label}
        {shortcut && <kbd className="ms-2 font-sans">{keyName(shortcut)}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
