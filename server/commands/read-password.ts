import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { passwordLength } from "#app/people/password-rules.ts";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";

/**
 * A new password: from ADMIN_PASSWORD, from what is piped in, or typed twice. Never from an argument, which every user of the
 * machine could read in its list of processes.
 */
export async function readPassword(terminal: Terminal): Promise<string> {
  if (terminal.env.ADMIN_PASSWORD) return terminal.env.ADMIN_PASSWORD;
  const password = terminal.stdin.isTTY ? await askTwice(terminal) : (await text(terminal.stdin)).replace(/\r?\n$/, "");
  if (password === "") {
    throw new CommandFailure(
      "No password: pipe it in, set ADMIN_PASSWORD, or run this in a terminal.",
      exitCodes.usage,
    );
  }
  return password;
}

async function askTwice(terminal: Terminal): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: terminal.stdin, output: silent, terminal: true });
  // Ctrl+C while typing ends the command.
  const interrupted = new Promise<never>((_resolve, reject) =>
    lines.once("SIGINT", () => reject(new CommandFailure("Nothing was changed.", 130))),
  );
  const ask = (question: string) => {
    terminal.print(question);
    return Promise.race([lines.question(""), interrupted]);
  };
  try {
    const password = await ask(`Password (at least ${passwordLength.min} characters; it is not shown):`);
    if ((await ask("The same once more:")) !== password)
      throw new CommandFailure("The two differ. Nothing was changed.");
    return password;
  } finally {
    lines.close();
  }
}
