import { type ComponentType, useCallback, useRef, useState } from "react";
import { islandProps } from "./island.tsx";
import { RefreshContext } from "./refresh.ts";

/** An island in the browser. It can have the page read again (refresh.ts). */
export function AwakeIsland({ name, of: Component }: { name: string; of: ComponentType<object> }) {
  const [props, setProps] = useState(() => islandProps(document, name) ?? {});
  const last = useRef<AbortController>();
  const refresh = useCallback(async () => {
    last.current?.abort();
    last.current = new AbortController();
    const page = await readPage(last.current.signal);
    const fresh = page && islandProps(page, name);
    if (!fresh) return;
    setProps(fresh);
    exchangeContents(page);
  }, [name]);
  return (
    <RefreshContext.Provider value={refresh}>
      <Component {...props} />
    </RefreshContext.Provider>
  );
}

/** The page as it is now; null when there is no answer, or a later one is awaited. Whoever may not see it any more gets what it has become. */
async function readPage(signal: AbortSignal): Promise<Document | null> {
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store", signal });
    if (response.redirected || (response.status >= 400 && response.status < 500)) location.reload();
    if (!response.ok || response.redirected) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

function exchangeContents(page: Document): void {
  for (const old of document.querySelectorAll("[data-refresh]")) {
    const fresh = page.querySelector(`[data-refresh="${CSS.escape(old.getAttribute("data-refresh") ?? "")}"]`);
    if (!fresh || fresh.innerHTML === old.innerHTML) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    old.replaceChildren(...fresh.childNodes);
    if (focused) old.querySelector<HTMLElement>(`[href="${CSS.escape(focused)}"]`)?.focus();
  }
}
