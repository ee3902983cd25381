import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";

type Look = "main" | "plain" | "danger";

const base =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded px-4 py-2 text-base font-semibold leading-tight no-underline";

const looks: Record<Look, string> = {
  main: "border border-accent bg-accent text-on-accent hover:bg-accent-strong hover:border-accent-strong",
  plain: "border border-line-strong bg-surface text-ink hover:border-ink hover:bg-accent-soft",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-soft",
};

export function Button({
  look = "main",
  className = "",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type="submit" {...rest} className={`${base} ${looks[look]} ${className}`} />;
}

/** A link that looks like a button, for the one thing that a page suggests to do next. */
export function ButtonLink({
  look = "main",
  className = "",
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { look?: Look }) {
  return <a {...rest} className={`${base} ${looks[look]} ${className}`} />;
}
