import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from "react";

interface ToolbarFrameProps {
  toolbarRef: RefObject<HTMLDivElement>;
  label: string;
  /** Escape was pressed in the toolbar. */
  onLeave: () => void;
  children: ReactNode;
}

/**
 * A toolbar as the WAI-ARIA Authoring Practices describe it: one stop for Tab, at the button that had the focus last; arrow keys, Home and
 * End move within it. Its buttons come, go and are disabled as the selection changes.
 */
export function ToolbarFrame({ toolbarRef, label, onLeave, children }: ToolbarFrameProps) {
  const last = useRef<HTMLButtonElement | null>(null);

  // After every change: the button of that time may have gone, or be disabled.
  useEffect(() => {
    const buttons = enabledButtons(toolbarRef.current);
    setStop(toolbarRef.current, buttons.find((button) => button === last.current) ?? buttons[0]);
  });

  function onFocus({ target, currentTarget }: FocusEvent<HTMLDivElement>): void {
    if (!(target instanceof HTMLButtonElement)) return;
    last.current = target;
    setStop(currentTarget, target);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === "Escape") onLeave();
    const buttons = enabledButtons(event.currentTarget);
    const next = buttons[nextIndex(event, buttons)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div
      ref={toolbarRef}
      role="toolbar"
      aria-label={label}
      className="editor-toolbar"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {children}
    </div>
  );
}

/** Where the focus goes when a person comes to the toolbar. */
export function toolbarStop(toolbar: HTMLElement | null): HTMLButtonElement | undefined {
  return enabledButtons(toolbar).find((button) => button.getAttribute("tabindex") === "0");
}

function enabledButtons(toolbar: HTMLElement | null): HTMLButtonElement[] {
  return [...(toolbar?.querySelectorAll<HTMLButtonElement>("button:enabled") ?? [])];
}

function setStop(toolbar: HTMLElement | null, stop: HTMLButtonElement | undefined): void {
  for (const button of toolbar?.querySelectorAll("button") ?? []) button.tabIndex = button === stop ? 0 : -1;
}

/** Round and round, in the direction of reading; -1 for other keys. */
function nextIndex({ key, currentTarget }: KeyboardEvent<HTMLElement>, buttons: HTMLButtonElement[]): number {
  if (key === "Home") return 0;
  if (key === "End") return buttons.length - 1;
  const isRightToLeft = getComputedStyle(currentTarget).direction === "rtl";
  const step = { [isRightToLeft ? "ArrowLeft" : "ArrowRight"]: 1, [isRightToLeft ? "ArrowRight" : "ArrowLeft"]: -1 }[
    key
  ];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  return step === undefined ? -1 : (at + step + buttons.length) % buttons.length;
}
