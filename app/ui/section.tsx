import type { ReactNode } from "react";

/** A titled part of a page; `id` names its heading and serves as an anchor. */
export function Section({
  id,
  title,
  className = "",
  children,
}: {
  id: string;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={className}>
      <h2 id={id} className="mb-4 text-2xl leading-tight font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}
