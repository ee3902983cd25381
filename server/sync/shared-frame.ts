/** Messages for many sockets, encoded once: each a frame of its own, as the stock client reads one message a frame. */
export class SharedFrame {
  readonly messages: readonly Uint8Array[];
  private bytes: Buffer | null = null;

  constructor(messages: readonly Uint8Array[]) {
    this.messages = messages;
  }

  /** What goes over a WebSocket, headers included, in one write: at a frame for each of many people, the writes are what costs. */
  get wire(): Buffer {
    this.bytes ??= Buffer.concat(this.messages.flatMap((message) => [headerOf(message.length), message]));
    return this.bytes;
  }

  and(other: SharedFrame): SharedFrame {
    return new SharedFrame([...this.messages, ...other.messages]);
  }
}

const binaryAndFinal = 0x82;

/** The header of an unmasked binary frame (RFC 6455, 5.2). */
function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.from([binaryAndFinal, length]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = binaryAndFinal;
  if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return header;
}
