/** The mark at large: three voices, each with a pattern of its own, and the text they share. Decoration. */
export function Voices({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 320 300" className={className} aria-hidden="true" focusable="false">
      <defs>
        <pattern id="voice-lines" width="8" height="8" patternUnits="userSpaceOnUse">
          <path d="M0 4h8" stroke="currentColor" strokeWidth="1.25" />
        </pattern>
        <pattern id="voice-stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 4h8" stroke="currentColor" strokeWidth="2" />
        </pattern>
        <pattern id="voice-dots" width="10" height="10" patternUnits="userSpaceOnUse">
          <circle cx="5" cy="5" r="1.6" fill="currentColor" />
        </pattern>
      </defs>
      <g stroke="currentColor" strokeWidth="2.5">
        <circle cx="160" cy="104" r="90" fill="url(#voice-lines)" />
        <circle cx="110" cy="190" r="90" fill="url(#voice-stripes)" />
        <circle cx="210" cy="190" r="90" fill="url(#voice-dots)" />
      </g>
      <path
        d="M160 115.3A90 90 0 0 1 199.9 184.4A90 90 0 0 1 120.1 184.4A90 90 0 0 1 160 115.3Z"
        fill="currentColor"
        className="stroke-paper"
        strokeWidth="5"
      />
    </svg>
  );
}
