let bytes: Uint8Array = new Uint8Array();
let at = 0;

/** Told of each run of structs in an update: whose, and the clock at which it ends. */
export type OnRun = (clientId: number, end: number) => void;

/**
 * Reads a Yjs update (v1) just far enough to know what it brings. Reading it with Yjs costs ten times as much, which the load
 * generator cannot spend on every recipient. Knows what text holds: strings, elements, formats, deletions.
 * @throws on any other content
 */
export function readUpdate(buffer: Uint8Array, start: number, onRun: OnRun): void {
  bytes = buffer;
  at = start;
  for (let clients = varUint(); clients > 0; clients--) {
    let structs = varUint();
    const clientId = varUint();
    let clock = varUint();
    for (; structs > 0; structs--) clock += struct();
    onRun(clientId, clock);
  }
}

function struct(): number {
  const info = bytes[at++] as number;
  const kind = info & 0x1f;
  if (kind === 0 || kind === 10) return varUint();
  if (info & 0x80) id();
  if (info & 0x40) id();
  if ((info & 0xc0) === 0) {
    if (varUint() === 1) string();
    else id();
    if (info & 0x20) string();
  }
  switch (kind) {
    case 1:
      return varUint();
    case 4:
      return string();
    case 5:
      string();
      return 1;
    case 6:
      string();
      string();
      return 1;
    case 7: {
      const type = varUint();
      if (type === 3 || type === 5) string();
      return 1;
    }
    default:
      throw new Error(`an update with content of kind ${kind}`);
  }
}

function id(): void {
  varUint();
  varUint();
}

/** Skips a string. @returns its length in UTF-16 units */
function string(): number {
  const end = varUint() + at;
  let units = 0;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    // A code point counts once at its first byte, twice when it takes four bytes.
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

export function varUintAt(buffer: Uint8Array, start: number): { value: number; next: number } {
  bytes = buffer;
  at = start;
  const value = varUint();
  return { value, next: at };
}

function varUint(): number {
  let value = 0;
  let factor = 1;
  for (;;) {
    const byte = bytes[at++] as number;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
  }
}
