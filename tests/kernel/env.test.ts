import { expect, test } from "vitest";
import { readEnvironment } from "#app/kernel/env.server.ts";

const trusted = (list: string) => {
  const read = readEnvironment({ TRUST_PROXY: list });
  return read.ok ? read.value.TRUST_PROXY : read.line;
};

test("an empty variable counts as absent, and a wrong one is named in one line with the others", () => {
  expect(readEnvironment({ PORT: "", HOST: "" })).toMatchObject({ ok: true, value: { PORT: 3000 } });
  const read = readEnvironment({ PORT: "http", SESSION_SECRET: "short", APP_URL: "forum.example.org" });
  expect(read.ok).toBe(false);
  const line = read.ok ? "" : read.line;
  expect(line).not.toContain("\n");
  for (const name of ["PORT", "SESSION_SECRET", "APP_URL"]) expect(line).toContain(`${name}: `);
});

test("only addresses, ranges and networks by their names are proxies", () => {
  expect(trusted("")).toEqual(["loopback"]);
  expect(trusted("loopback, uniquelocal")).toEqual(["loopback", "uniquelocal"]);
  expect(trusted("10.0.0.7,fd00::/8, 192.168.0.0/16")).toEqual(["10.0.0.7", "fd00::/8", "192.168.0.0/16"]);
  for (const wrong of [
    "*",
    "true",
    "proxy.example.org",
    "10.0.0.0/33",
    "10.0.0/8",
    "10.0.0.1/8/8",
    "loopback;",
    "fd00::/",
  ]) {
    expect(trusted(wrong), wrong).toContain("TRUST_PROXY: must be");
  }
});
