import { register } from "tsx/esm/api";
import { setUp } from "./setup.mjs";

// `npm run -s hash -- version.json`
await setUp();
register();
await import("./hash-version.ts");
