const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

const appleNames: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

/** "Mod-Alt-1" as it is written on this device's keyboard: "Ctrl+Alt+1" or "⌘⌥1". */
export function keyName(shortcut: string, apple = isApple): string {
  const keys = shortcut.split("-");
  if (apple) return keys.map((key) => appleNames[key] ?? key).join("");
  return keys.map((key) => (key === "Mod" ? "Ctrl" : key)).join("+");
}

/** The form `aria-keyshortcuts` wants: "Control+Alt+1". */
export function ariaKeys(shortcut: string, apple = isApple): string {
  return shortcut
    .split("-")
    .map((key) => (key === "Mod" ? (apple ? "Meta" : "Control") : key))
    .join("+");
}
