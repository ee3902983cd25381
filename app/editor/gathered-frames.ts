/** Together they stay well under what the server takes as one frame, and under how many messages it reads of one. */
const together = { bytes: 32 * 1024, messages: 8 };

/**
 * Makes a WebSocket send what is sent in one task as one frame: an edit and the question whether it is saved wake the server up once.
 * The server reads message after message (docs/sync.md).
 */
export function gatherFrames(socket: WebSocket): WebSocket {
  const { send, close } = socket;
  let waiting: Uint8Array[] = [];
  let bytes = 0;

  function flush(): void {
    const messages = waiting;
    waiting = [];
    if (messages.length > 0 && socket.readyState === socket.OPEN) send.call(socket, joined(messages, bytes));
    bytes = 0;
  }

  socket.send = (data) => {
    const message = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
    // What cannot be sent now fails now.
    if (!(message instanceof Uint8Array) || socket.readyState !== socket.OPEN) {
      flush();
      send.call(socket, data);
      return;
    }
    if (waiting.length === together.messages || bytes + message.length > together.bytes) flush();
    waiting.push(message);
    bytes += message.length;
    if (waiting.length === 1) queueMicrotask(flush);
  };
  socket.close = (code, reason) => {
    flush();
    close.call(socket, code, reason);
  };
  return socket;
}

function joined(messages: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(bytes);
  let at = 0;
  for (const message of messages) {
    frame.set(message, at);
    at += message.length;
  }
  return frame;
}
