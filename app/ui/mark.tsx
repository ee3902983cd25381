/** Three voices and the text they share. */
export function Mark({ className = "" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.75">
        <circle cx="16" cy="11.4" r="9" />
        <circle cx="11" cy="20.06" r="9" />
        <circle cx="21" cy="20.06" r="9" />
      </g>
      <path fill="currentColor" d="M16 12.57A9 9 0 0 1 19.98 19.47A9 9 0 0 1 12.02 19.47A9 9 0 0 1 16 12.57Z" />
    </svg>
  );
}
