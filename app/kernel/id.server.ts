import { createHmac, randomBytes, randomUUID } from "node:crypto";

/** A new random id, 32 hexadecimal digits (122 random bits). */
export function newId(): string {
  return randomUUID().replaceAll("-", "");
}

/** A secret for a cookie: 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The form in which a token is stored: HMAC-SHA-256 under `secret`, base64url. */
export function hashToken(token: string, secret: string): string {
  return createHmac("sha256", secret).update(token).digest("base64url");
}
