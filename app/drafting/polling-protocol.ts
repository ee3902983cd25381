/**
 * `/sync/<documentId>` for networks that let no WebSocket through: the same frames over plain HTTP.
 *
 * | request | answer |
 * | --- | --- |
 * | `HEAD …/<documentId>` | 204: plain HTTP gets through |
 * | `POST …/<documentId>?schema=…&epoch=…` | 201 `{"id": …}`: a connection of this session |
 * | `GET …/<id>/<turn>` | 200 with the frames for the client, at once or when there are any, empty after a while |
 * | `POST …/<id>/<turn>`, frames | 204: the frames were taken, as the network takes those of a WebSocket; durable is what a barrier says |
 * | `DELETE …/<id>` | 204: the client has left |
 *
 * Turns count from 1, for GET and POST apart, one request of each at a time: a repeated or lost answer ends the connection instead of
 * losing a frame. An answer with `x-close-code` is the last: the connection is closed with that code. Any other failure counts as 1006.
 */
export const closeCodeHeader = "x-close-code";

/** How long the server lets a GET wait. */
export const pollMs = 20_000;

/** How many bytes of frames an answer or a POST holds, but for a frame that is larger by itself. */
export const batchBytes = 256 * 1024;

const lengthBytes = 4;

/** Frames as one body: each after its length, four bytes big endian. */
export function encodeFrames(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(frames.reduce((all, frame) => all + lengthBytes + frame.length, 0));
  const view = new DataView(body.buffer);
  let at = 0;
  for (const frame of frames) {
    view.setUint32(at, frame.length);
    body.set(frame, at + lengthBytes);
    at += lengthBytes + frame.length;
  }
  return body;
}

/** The frames of a body, one after another, as views into it; null, and no more, where it breaks off. */
export function* decodeFrames(body: Uint8Array): Generator<Uint8Array | null> {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at < body.length; ) {
    const start = at + lengthBytes;
    const end = start <= body.length ? start + view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (end > body.length) {
      yield null;
      return;
    }
    yield body.subarray(start, end);
    at = end;
  }
}

/** The frames to send next: takes them from the front of `queue`. */
export function takeBatch(queue: Uint8Array[]): Uint8Array[] {
  let bytes = 0;
  let count = 0;
  for (const frame of queue) {
    bytes += frame.length;
    if (count > 0 && bytes > batchBytes) break;
    count += 1;
  }
  return queue.splice(0, count);
}
