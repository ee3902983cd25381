import type { ReactNode } from "react";

/** What an empty list says: why it is empty and what to do next. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="max-w-measure border-s-4 border-line ps-4 text-ink-soft">{children}</p>;
}
