import { type ComponentType, createContext, useContext } from "react";

/** Addresses of the scripts that wake islands. */
interface IslandScripts {
  entry: string;
  /** What `entry` needs at once. */
  preload: string[];
  /** Exchanges modules while one develops. */
  runtime?: string | undefined;
}

/** Undefined in the browser. */
export const IslandScriptsContext = createContext<IslandScripts | undefined>(undefined);

/**
 * A part of a page that comes to life in the browser; the rest of the page stays HTML, and a page without islands loads no script for them.
 * `name` is the one by which entry.client.tsx finds the component; `props` are JSON. What it renders on the server has no ids from `useId`: the
 * browser would count them anew.
 */
export function Island<Props extends object>({
  name,
  of: Component,
  props,
}: {
  name: string;
  of: ComponentType<Props>;
  props: Props;
}) {
  const scripts = useContext(IslandScriptsContext);
  return (
    <>
      <div data-island={name}>
        <Component {...props} />
      </div>
      <script
        type="application/json"
        data-props-of={name}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which nothing can end the element.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(props).replaceAll("<", "\\u003c") }}
      />
      {scripts?.preload.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      {scripts?.runtime && <script type="module" src={scripts.runtime} />}
      {scripts && <script type="module" src={scripts.entry} />}
    </>
  );
}

/** What the page was rendered with for an island. */
export function islandProps(page: Document, name: string): object | null {
  const json = page.querySelector(`[data-props-of="${CSS.escape(name)}"]`)?.textContent;
  return json ? JSON.parse(json) : null;
}
