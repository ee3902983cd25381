/** Codes of apps such as Aegis or FreeOTP: TOTP, RFC 6238, six digits, a step of 30 s. */
export const codeStepSeconds = 30;

/** What was typed into the field for codes: a code of an app, or else a recovery code; spaces, dashes and capitals do not matter. */
export function readCode(typed: string): { kind: "app" | "recovery"; code: string } | null {
  const code = typed.replace(/[\s\u2010-\u2015-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(code)) return { kind: "app", code };
  return /^[0-9a-z]{10}$/.test(code) ? { kind: "recovery", code } : null;
}
