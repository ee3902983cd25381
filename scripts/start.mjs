import { runBuilt } from "./run-built.mjs";

// `npm start`: installs, builds and serves.
await runBuilt("index");
