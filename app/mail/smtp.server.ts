import { createTransport } from "nodemailer";
import type { SmtpFault } from "./retry.ts";

export interface MailMessage {
  /** The outbox's; it makes the Message-ID, so that a mail which arrives twice is shown once. */
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
}

export interface Transport {
  /** @throws what `faultOf` understands */
  send(message: MailMessage): Promise<void>;
  close(): void;
}

// Together far less than the time for which a mail is held by who sends it (retry.ts).
const timeouts = { dnsTimeout: 15_000, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** How many mails are handed over at the same time. */
const connections = 4;

/** Connections to the mail server that `smtpUrl` names, opened when there is mail. `from` as in a From header. */
export function createSmtp(smtpUrl: string, from: string): Transport {
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? "localhost";
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, recipient, subject, text, html, createdAt }) {
      await transport.sendMail({
        from,
        // As an object, so that an address is never read as a list of addresses.
        to: { name: "", address: recipient },
        subject,
        text,
        html,
        date: createdAt,
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
    close: () => transport.close(),
  };
}

/** What an error of `send` says, and in words for whoever runs the instance. */
export function faultOf(error: unknown): SmtpFault & { message: string } {
  const fault = error as { responseCode?: unknown; command?: unknown; message?: unknown };
  return {
    responseCode: typeof fault.responseCode === "number" ? fault.responseCode : undefined,
    command: typeof fault.command === "string" ? fault.command : undefined,
    message: String(fault.message ?? error).slice(0, 500),
  };
}
