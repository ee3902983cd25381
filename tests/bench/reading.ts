import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { cpus } from "node:os";
import { join } from "node:path";
import { freePort, startServerProcess } from "../support/server-process.ts";
import { cpuSeconds } from "./process-figures.ts";
import { spread } from "./statistics.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// `node --import tsx tests/bench/reading.ts [seconds]`: how many readers a second a published version has from us, beside nginx that sends
// the same bytes. Needs a build, nginx and wrk. Both servers run at the same time and take turns. Ends with 1 under the target.

const target = 1 / 3;
const rounds = 3;
const seconds = Number(process.argv[2] ?? 8);
const connections = 64;
const path = `/forums/krakow/recommendations/KRK-${new Date().getFullYear()}-02/v/1`;

const folder = temporaryFolder();
const ours = await startServerProcess({ DATA_DIR: join(folder, "data"), PORT: "0" });
process.on("exit", () => ours.process.kill());
const body = await bytesOf(ours.url + path);
const nginx = await startNginx(body);

const figures = { ours: [] as number[], nginx: [] as number[] };
const busy = { ours: 0, nginx: 0 };
const cpuOf = { ours: () => cpuSeconds(ours.process.pid ?? 0), nginx: () => cpuSeconds(nginx.worker()) };
for (let round = 0; round < rounds; round++) {
  for (const [name, url] of [
    ["ours", ours.url + path],
    ["nginx", nginx.url],
  ] as const) {
    const before = cpuOf[name]();
    const rate = requestsPerSecond(url);
    figures[name].push(rate);
    busy[name] += (cpuOf[name]() - before) / (rate * seconds);
  }
}
nginx.end();
await ours.end("SIGTERM");

const [own, other] = [spread(figures.ours).median, spread(figures.nginx).median];
const isMet = own >= other * target;
console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, ${connections} connections, ${body.length} bytes`,
);
console.log(`ours   ${Math.round(own)} requests/s (${figures.ours.map(Math.round).join(", ")})`);
console.log(`nginx  ${Math.round(other)} requests/s (${figures.nginx.map(Math.round).join(", ")})`);
const perRequest = (name: keyof typeof busy) => `${((busy[name] / rounds) * 1e6).toFixed(0)} µs of processor each`;
console.log(`ours ${perRequest("ours")}, nginx ${perRequest("nginx")}`);
console.log(`${isMet ? "met" : "MISSED"}: ${(own / other).toFixed(2)} of nginx, at least ${target.toFixed(2)} wanted`);
process.exit(isMet ? 0 : 1);

/** A page as it goes over the network to who takes Brotli. */
function bytesOf(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "br", "accept-language": "pl" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        if (response.headers["content-encoding"] === "br") resolve(Buffer.concat(chunks));
        else reject(new Error(`${url}: ${response.statusCode}, not compressed`));
      });
    }).on("error", reject);
  });
}

function requestsPerSecond(url: string): number {
  const output = execFileSync(
    "wrk",
    [
      "-t1",
      "--timeout",
      "20s",
      `-c${connections}`,
      `-d${seconds}s`,
      "-H",
      "Accept-Encoding: br",
      "-H",
      "Accept-Language: pl",
      url,
    ],
    { encoding: "utf8" },
  );
  const failed = /Non-2xx[^\n]*|Socket errors[^\n]*/.exec(output);
  if (failed) throw new Error(`${url}: ${failed[0]}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
}

/** One worker, as ours is one process. */
async function startNginx(content: Buffer): Promise<{ url: string; worker(): number; end(): void }> {
  const root = join(folder, "nginx");
  mkdirSync(root);
  writeFileSync(join(root, "page"), content);
  const port = await freePort();
  const configuration = `
    ${process.getuid?.() === 0 ? "user root;" : ""} daemon off; worker_processes 1; pid ${root}/pid; error_log ${root}/errors;
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;
      client_body_temp_path ${root}; proxy_temp_path ${root}; fastcgi_temp_path ${root}; uwsgi_temp_path ${root}; scgi_temp_path ${root};
      server {
        listen 127.0.0.1:${port}; root ${root}; default_type "text/html; charset=utf-8";
        add_header Content-Encoding br; add_header Vary "Accept-Encoding, Cookie, Accept-Language"; add_header Cache-Control "public, no-cache";
      }
    }`;
  const file = join(root, "nginx.conf");
  writeFileSync(file, configuration);
  const child = spawn("nginx", ["-p", root, "-c", file], { stdio: "inherit" });
  process.on("exit", () => child.kill());
  const url = `http://127.0.0.1:${port}/page`;
  for (let tries = 0; ; tries++) {
    const isThere = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return { url, worker: () => childOf(child.pid ?? 0), end: () => child.kill() };
    if (tries === 100) throw new Error("nginx does not answer");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function childOf(pid: number): number {
  return Number(execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" }).trim());
}
