import { defineConfig } from "prisma/config";

// `prisma generate` downloads a native schema engine that it never starts; any existing file keeps it off the network.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
