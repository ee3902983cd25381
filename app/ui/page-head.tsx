import type { ReactNode } from "react";

/** A page's heading and what stands right under it. */
export function PageHead({ title, lang, children }: { title: string; lang?: string; children?: ReactNode }) {
  return (
    <header className="mb-8 max-w-measure">
      <h1 lang={lang} className="text-3xl leading-tight font-bold sm:text-4xl">
        {title}
      </h1>
      {children}
    </header>
  );
}
