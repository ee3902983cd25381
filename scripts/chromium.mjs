import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fail, run, runBin } from "./run.mjs";

/** Path of a Chromium for the browser tests: CHROME_PATH, one that is installed, or one that this installs. */
export async function findChromium() {
  if (process.env.CHROME_PATH) {
    if (!isProgram(process.env.CHROME_PATH)) fail(`CHROME_PATH: there is no program at ${process.env.CHROME_PATH}`);
    return process.env.CHROME_PATH;
  }
  return (
    installedChromium() ?? (await installChromium()) ?? fail("No Chromium for the browser tests; set CHROME_PATH.")
  );
}

function installedChromium() {
  return [...usualPlaces(), playwrightPlace()].find((path) => path && isProgram(path));
}

function usualPlaces() {
  // The shell has no window, and needs about half the processor time.
  const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  if (process.platform === "darwin") {
    return ["/", process.env.HOME ?? "/"].flatMap((base) =>
      ["Google Chrome", "Chromium"].map((name) => join(base, `Applications/${name}.app/Contents/MacOS/${name}`)),
    );
  }
  if (process.platform === "win32") {
    return [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((base) => [
        join(base, "Google/Chrome/Application/chrome.exe"),
        join(base, "Chromium/Application/chrome.exe"),
        join(base, "Microsoft/Edge/Application/msedge.exe"),
      ]);
  }
  const folders = new Set([...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"]);
  return names.flatMap((name) => [...folders].filter(Boolean).map((folder) => join(folder, name)));
}

async function installChromium() {
  console.log("Installing Chromium for the browser tests…");
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env, capture: true });
    // Older systems have no package of the shell, and Ubuntu's "chromium" only points to a snap; then Playwright's own build follows.
    for (const name of ["chromium-headless-shell", "chromium"]) {
      await run("apt-get", ["install", "-y", "--no-install-recommends", name], { env, capture: true });
      const path = installedChromium();
      if (path) return path;
    }
  }
  const { code, output } = await runBin("playwright-core", "playwright-core", ["install", "chromium"], {
    capture: true,
  });
  if (code !== 0) console.error(output);
  return installedChromium();
}

/** Where Playwright keeps the Chromium that it downloads. */
function playwrightPlace() {
  return createRequire(import.meta.url)("playwright-core").chromium.executablePath();
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
