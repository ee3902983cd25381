import { parseArgs } from "node:util";

export const scenarioNames = ["meeting", "plenary", "carets", "groups", "authors", "opening", "idle", "kill"] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface Options {
  isQuick: boolean;
  scenarios: ScenarioName[];
  /** Only these servers, where it is given. */
  servers: string[] | null;
  json: string | null;
  /** The folder whose `build/` is measured as ours: another checkout, to compare. */
  ours: string;
  node: string;
  nodeArgs: string[];
}

const usage = `npm run bench -- [--quick] [--only SCENARIO[,SCENARIO]] [--servers SERVER[,SERVER]] [--json FILE] [--ours FOLDER]
  --quick    a few seconds for each scenario: to try, not to quote
  --only     ${scenarioNames.join(", ")}
  --servers  ours, hocuspocus, hocuspocusWindow, yWebsocket, relay
  --json     all figures, of every round, into a file
  --ours     the folder whose build/ is measured as ours (default: this one)
  --node     the Node that runs the servers
  --node-args  more arguments for the Node that runs ours, for example --cpu-prof`;

/** @throws with the usage when an argument is not known */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      servers: { type: "string" },
      json: { type: "string" },
      ours: { type: "string", default: process.cwd() },
      node: { type: "string", default: process.execPath },
      "node-args": { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) throw new Error(usage);
  const wanted = values.only?.split(",") ?? [...scenarioNames];
  const scenarios = scenarioNames.filter((name) => wanted.includes(name));
  if (scenarios.length < wanted.length) throw new Error(usage);
  return {
    isQuick: values.quick,
    scenarios,
    servers: values.servers?.split(",") ?? null,
    json: values.json ?? null,
    ours: values.ours,
    node: values.node,
    nodeArgs: values["node-args"].split(" ").filter(Boolean),
  };
}
