import { build } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { runBin } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { validate } from "./validate.mjs";

// `npm test`: everything that has to hold. A failed check does not keep the tests from running; it fails the whole in the end.
// Arguments go to Vitest: `npm test -- tests/kernel`.
await setUp();
const [failed] = await Promise.all([validate(), build()]);
const CHROME_PATH = await findChromium();
// As in production, where React renders several times faster; what differs outside it, tests ask for (tests/support/application.ts).
const env = { NODE_ENV: "production", CHROME_PATH };
const { code } = await runBin("vitest", "vitest", ["run", ...process.argv.slice(2)], { env });
if (failed.length > 0) console.error(`Failed before the tests: ${failed.join(", ")}.`);
process.exit(failed.length > 0 ? 1 : code);
