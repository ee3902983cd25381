import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const places = [
  process.env.SOFFICE_PATH,
  "/usr/bin/soffice",
  "/usr/local/bin/soffice",
  "/opt/libreoffice/program/soffice",
];

/** LibreOffice; undefined where there is none. CI installs it (.ci/run), and there it must not be missing. */
export const soffice: string | undefined = places.find((place) => place && existsSync(place));

if (!soffice && process.env.CI) throw new Error("CI must have LibreOffice (apt-get install libreoffice-writer)");
if (!soffice) console.warn("No LibreOffice (soffice) here: whether it opens our files is not tested.");

/** Opens a file in LibreOffice and saves it in another format. @param to as for `--convert-to`: `pdf`, `odt`, `html` */
export async function convert(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "trojglos-office-"));
  try {
    await writeFile(join(folder, `file.${from}`), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const args = [
      profile,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      join(folder, "out"),
      join(folder, `file.${from}`),
    ];
    await run(soffice ?? "soffice", args, { timeout: 120_000 });
    return new Uint8Array(await readFile(join(folder, "out", `file.${to}`)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
