import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Map<string, string>;
}

export interface TestMailServer {
  /** For SMTP_URL. */
  url: string;
  /** What has arrived, in the order of arrival. */
  mails: ReceivedMail[];
  /** Every recipient that was named, refused ones too. */
  asked: string[];
  /** What the server answers to a recipient: a reply code from 400 on refuses. It takes everybody until this is set. */
  answer(reply: (recipient: string) => number): void;
  /** The newest mail to an address. */
  lastTo(recipient: string): ReceivedMail | undefined;
  close(): Promise<void>;
}

/** A mail server on a free port that speaks SMTP and keeps what it is sent. */
export async function startMailServer(): Promise<TestMailServer> {
  const mails: ReceivedMail[] = [];
  const asked: string[] = [];
  let replyTo: (recipient: string) => number = () => 250;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      asked.push(address);
      const responseCode = replyTo(address);
      done(responseCode < 400 ? null : Object.assign(new Error("not here"), { responseCode }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(",");
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push(received(to, mail));
          done();
        }, done);
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    asked,
    answer(reply) {
      replyTo = reply;
    },
    lastTo: (recipient) => mails.findLast((mail) => mail.to === recipient),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function received(to: string, mail: Email): ReceivedMail {
  return {
    to,
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
  };
}
