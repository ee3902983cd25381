import { useEffect, useRef, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";

const stored = "trojglos-change-keys";

/** Goes from change to change of a comparison: by buttons, and by the keys n and p, which can be switched off. */
export function ChangeKeys({ count, anchor }: { count: number; anchor: string }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(0);
  const [hasKeys, setHasKeys] = useState(true);
  const place = useRef({ current, hasKeys });
  place.current = { current, hasKeys };
  const go = (index: number) => {
    if (index < 1 || index > count) return;
    const change = document.getElementById(anchor + index);
    change?.focus({ preventScroll: true });
    change?.scrollIntoView({ block: "start" });
    setCurrent(index);
  };
  const step = useRef(go);
  step.current = go;
  useEffect(() => setHasKeys(readSetting()), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = { n: 1, p: -1 }[event.key.toLowerCase()];
      const isTaken = event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target);
      if (by === undefined || isTaken || !place.current.hasKeys) return;
      event.preventDefault();
      step.current(place.current.current + by);
    };
    // Whoever follows a link to a change goes on from there.
    const onHash = () => {
      const index = Number(location.hash.slice(anchor.length + 1));
      if (location.hash.startsWith(`#${anchor}`) && index > 0) setCurrent(index);
    };
    onHash();
    document.addEventListener("keydown", onKey);
    window.addEventListener("hashchange", onHash);
    return () => {
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("hashchange", onHash);
    };
  }, [anchor]);
  return (
    <nav aria-label={t("comparison.navigation")} className="change-keys needs-scripts">
      <Button type="button" look="plain" aria-disabled={current <= 1} onClick={() => go(current - 1)}>
        {t("comparison.previous")} <kbd className="max-sm:hidden">p</kbd>
      </Button>
      <Button type="button" look="plain" aria-disabled={current >= count} onClick={() => go(current + 1)}>
        {t("comparison.next")} <kbd className="max-sm:hidden">n</kbd>
      </Button>
      <span className="tabular-nums">{t("comparison.place", { index: current, total: count })}</span>
      <label className="inline-flex min-h-8 items-center gap-2 max-sm:hidden">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={hasKeys}
          onChange={(event) => {
            setHasKeys(event.target.checked);
            writeSetting(event.target.checked);
          }}
        />
        {t("comparison.keys")}
      </label>
    </nav>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("textarea, select, input:not([type=checkbox]), [contenteditable]")
  );
}

// A browser that keeps nothing says so by throwing.
function readSetting(): boolean {
  try {
    return localStorage.getItem(stored) !== "off";
  } catch {
    return true;
  }
}

function writeSetting(isOn: boolean): void {
  try {
    localStorage.setItem(stored, isOn ? "on" : "off");
  } catch {
    // It holds until the page is left.
  }
}
