// The order of the subjects; each may import those before it.
const SUBJECTS = [
  "kernel",
  "audit",
  "mail",
  "people",
  "forums",
  "invitations",
  "drafting",
  "versions",
  "voting",
  "publishing",
  "files",
  "privacy",
  "administration",
  "accessibility",
];

const direction = SUBJECTS.slice(0, -1).map((subject, index) => ({
  name: `${subject}-before-${SUBJECTS[index + 1]}`,
  comment: `Subjects import in one direction: ${SUBJECTS.join(" ← ")}.`,
  severity: "error",
  from: { path: `^app/${subject}/` },
  to: { path: `^app/(${SUBJECTS.slice(index + 1).join("|")})/` },
}));

const forbidden = [
  {
    name: "no-cycles",
    comment: "Two files that need each other are one file, or miss a third.",
    severity: "error",
    from: { pathNot: "^prisma/generated/" },
    to: { circular: true },
  },
  {
    name: "unresolvable",
    comment: "Every import leads somewhere.",
    severity: "error",
    from: { pathNot: "^prisma/generated/" },
    to: { couldNotResolve: true },
  },
  {
    name: "database-only-in-stores",
    comment:
      "Queries stand in store.server.ts and *-store.server.ts; the kernel and the server's entry open the database.",
    severity: "error",
    from: {
      path: "^(app|server)/",
      pathNot: ["[/-]store\\.server\\.ts$", "^app/kernel/[^/]+\\.server\\.ts$", "^server/[^/]+\\.ts$"],
    },
    to: {
      path: [
        "^app/kernel/prisma\\.server\\.ts$",
        "^prisma/generated/",
        "node_modules/@prisma/",
        "node_modules/@libsql/",
      ],
    },
  },
  {
    name: "rules-are-pure",
    comment: "A subject's plain .ts files are rules: no database, no clock, no React, no Node.",
    severity: "error",
    from: { path: `^app/(${SUBJECTS.join("|")})/[^/]+\\.ts$`, pathNot: "\\.server\\.ts$" },
    to: { path: ["\\.server\\.tsx?$", "\\.tsx$", "node_modules/(react|react-dom|@remix-run|express|socket\\.io)/"] },
  },
  {
    name: "rules-without-node",
    comment: "A subject's plain .ts files run in the browser too.",
    severity: "error",
    from: { path: `^app/(${SUBJECTS.join("|")})/[^/]+\\.ts$`, pathNot: "\\.server\\.ts$" },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "voting-rules-need-nothing",
    comment:
      "What counts and verifies votes has no dependency at run time but a few rules of ours, however far one follows its imports.",
    severity: "error",
    from: { path: "^app/voting/(count|assemble-record|verify-file)\\.ts$" },
    to: {
      pathNot: "^app/(voting/[^/]+|kernel/[^/]+|versions/sorted-json)\\.ts$",
      reachable: true,
    },
  },
  {
    name: "browser-code-without-server",
    comment: "The editor and the plain components use rules only.",
    severity: "error",
    from: { path: "^app/(editor|ui)/" },
    to: { path: ["\\.server\\.tsx?$", "^app/routes/"] },
  },
  {
    name: "ui-knows-no-subject",
    comment: "app/ui holds components that belong to no subject.",
    severity: "error",
    from: { path: "^app/ui/" },
    to: { path: `^app/(${SUBJECTS.slice(1).join("|")})/` },
  },
  {
    name: "app-without-process",
    comment: "server/ starts the application; the application does not know it.",
    severity: "error",
    from: { path: "^app/" },
    to: { path: "^server/" },
  },
  {
    name: "routes-are-the-edge",
    comment: "Nothing but another route imports a route.",
    severity: "error",
    from: { path: "^(app|server)/", pathNot: "^app/routes/" },
    to: { path: "^app/routes/" },
  },
  {
    name: "product-without-tools",
    comment: "The product does not import its tests or its tooling.",
    severity: "error",
    from: { path: "^(app|server)/" },
    to: { path: "^(tests|scripts)/" },
  },
  ...direction,
];

module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    // Imports of types point in the same directions as all others.
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "^prisma/generated/"] },
    exclude: { path: ["^app/routes/\\+types/", "^tests/bench/peers/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
