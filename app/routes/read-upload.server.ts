import { data } from "@remix-run/node";

/** What is read and thrown away of a request that is too large, so that its sender gets to hear why; a larger one is cut off. */
const mostDiscarded = 256 * 1024 * 1024;

/**
 * The fields of a posted form with a file, of at most `most` bytes in all. Whatever is more is never held in memory.
 * @returns null when it is too large
 * @throws a 400 response when the body is no form
 */
export async function readUpload(request: Request, most: number): Promise<FormData | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isTooLarge = Number(request.headers.get("Content-Length") ?? 0) > most;
  const reader = request.body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) break;
    size += next.value.length;
    isTooLarge ||= size > most;
    if (!isTooLarge) {
      chunks.push(next.value);
      continue;
    }
    chunks.length = 0;
    if (size <= mostDiscarded) continue;
    await reader?.cancel();
    break;
  }
  if (isTooLarge) return null;
  try {
    const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
    return await new Response(new Blob(chunks as BlobPart[]), { headers }).formData();
  } catch {
    throw data(null, { status: 400 });
  }
}
