import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "#app/kernel/context.server.ts";
import { spendChallenge } from "./passkey-store.server.ts";

const minutes = 15;
const randomLength = 16;
const timeLength = 6;
const macLength = 16;

/**
 * What a passkey signs: random, with its end, under a seal of this instance, so that nothing has to be stored before it comes back.
 * @param purpose what it is for and for whom; it is good for nothing else
 */
export function newChallenge(ctx: Context, purpose: string): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(randomLength + timeLength);
  randomBytes(randomLength).copy(head);
  head.writeUIntBE(ctx.now().getTime() + minutes * 60_000, randomLength, timeLength);
  return new Uint8Array(Buffer.concat([head, macOf(ctx, head, purpose)]));
}

/** Whether a challenge that came back is ours, for this purpose, in time and for the first time. */
export async function takeChallenge(ctx: Context, challenge: string, purpose: string): Promise<boolean> {
  const bytes = Buffer.from(challenge, "base64url");
  if (bytes.length !== randomLength + timeLength + macLength) return false;
  const head = bytes.subarray(0, randomLength + timeLength);
  if (!timingSafeEqual(bytes.subarray(head.length), macOf(ctx, head, purpose))) return false;
  const expiresAt = new Date(head.readUIntBE(randomLength, timeLength));
  return ctx.now() < expiresAt && (await spendChallenge(ctx.db, head.toString("base64url"), expiresAt));
}

function macOf(ctx: Context, head: Uint8Array, purpose: string): Buffer {
  const mac = createHmac("sha256", ctx.sessionSecret).update("passkey challenge\0").update(head).update(`\0${purpose}`);
  return mac.digest().subarray(0, macLength);
}
