import type { ReactNode } from "react";

/** Says, at the top of a page, what has just been done. It takes the focus when the page opens: reading goes on from there. */
export function DoneNotice({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      tabIndex={-1}
      // What stands in a page from its start no screen reader announces by itself.
      // biome-ignore lint/a11y/noAutofocus: see the line above
      autoFocus
      className="no-print mb-6 rounded outline-none border border-accent bg-accent-soft px-4 py-2.5 text-base font-semibold"
    >
      {children}
    </p>
  );
}
