/** Why a mail will not be sent any more. */
export type MailFailure = "refused" | "expired" | "givenUp" | "cancelled";

/** How long a sender holds a mail before another may try it: longer than a mail server may keep it waiting. */
export const claimMs = 10 * 60_000;

/** Tries before a mail is given up: with the pauses below, about two days. */
export const maxAttempts = 20;

/** The pause after a failed try, in milliseconds: 30 s, doubled each time, at most 4 h. `attempts` counts the tries made. */
export function pauseAfter(attempts: number): number {
  return Math.min(30_000 * 2 ** Math.max(0, attempts - 1), 4 * 3_600_000);
}

/** What a mail server or the connection to it said. */
export interface SmtpFault {
  /** The reply code of RFC 5321; absent when there was no reply. */
  responseCode?: number | undefined;
  /** The SMTP command that was answered: `RCPT TO`, `DATA`. */
  command?: string | undefined;
}

/**
 * Whether a fault is about this very mail and final: a 5xx reply to its recipient or its content. A 5xx reply to the sender or the
 * password is about the configuration; once that is mended, the mail goes out.
 */
export function isFinal(fault: SmtpFault): boolean {
  const { responseCode = 0, command = "" } = fault;
  return responseCode >= 500 && responseCode <= 599 && /^(RCPT TO|DATA)/.test(command);
}
