import type { ReactNode } from "react";

/** Says, at the top of a page, what has just been done. */
export function DoneNotice({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      className="no-print mb-6 rounded border border-accent bg-accent-soft px-4 py-2.5 text-base font-semibold"
    >
      {children}
    </p>
  );
}
