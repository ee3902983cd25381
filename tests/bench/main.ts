import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { readOptions } from "./options.ts";
import { prepareOurData } from "./our-data.ts";
import { report } from "./report.ts";
import { documentsNeeded, peopleNeeded, runScenarios } from "./run-scenarios.ts";
import { startBare } from "./servers.ts";
import { judge } from "./targets.ts";

// `npm run bench` comes here when everything is installed and built. This process is the load generator too.

const options = readOptions(process.argv.slice(2));
const programs = { node: options.node, ours: options.ours, nodeArgs: options.nodeArgs };
const version = execFileSync(options.node, ["--version"]).toString().trim();
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, servers on Node ${version}, load before ${loadavg()[0]?.toFixed(1)}`;

process.stderr.write("preparing our documents and people\n");
const data = await prepareOurData((folder) => startBare(programs, folder), {
  documents: documentsNeeded,
  people: peopleNeeded,
});
const results = await runScenarios(options, programs, data);
const targets = judge(results);
console.log(
  `${machine}${options.isQuick ? "\nA quick run: to try, not to quote." : ""}\n\n${report(results, targets)}`,
);
if (options.json) {
  writeFileSync(
    options.json,
    `${JSON.stringify({ machine, isQuick: options.isQuick, ...results, targets }, null, 2)}\n`,
  );
}
process.exit(results.failures.length === 0 && targets.every((target) => target.isMet) ? 0 : 1);
