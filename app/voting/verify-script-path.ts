/** Where the script of the verifier is served: one file that loads nothing else (scripts/build.mjs), so that the page works once it is saved. */
export const verifyScript = import.meta.env?.DEV
  ? { src: "/app/voting/verify-script.ts", type: "module" }
  : { src: "/verify.js", defer: true };
