import { stringifySetCookie } from "cookie";
import { sessionCookieName } from "./session.ts";

const attributes = { name: sessionCookieName, path: "/", httpOnly: true, sameSite: "lax" } as const;

/** The Set-Cookie value that signs a person in. */
export function writeSessionCookie(session: { token: string; expiresAt: Date }, isHttps: boolean): string {
  return stringifySetCookie({ ...attributes, value: session.token, expires: session.expiresAt, secure: isHttps });
}

/** The Set-Cookie value that forgets the session. */
export function clearSessionCookie(isHttps: boolean): string {
  return stringifySetCookie({ ...attributes, value: "", maxAge: 0, secure: isHttps });
}
