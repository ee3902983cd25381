import { isIP } from "node:net";
import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const mailbox = /^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/;

/** A number of days: 0, or at least `least`. */
const days = (least: number) =>
  z.coerce
    .number()
    .int()
    .refine((value) => value === 0 || value >= least, `must be 0 or at least ${least}`);

const ownNetworks = ["loopback", "linklocal", "uniquelocal"];

/** Names of networks, addresses and ranges of them (`10.0.0.0/8`), separated by commas. */
const networks = z
  .string()
  .transform((list) => list.split(",").map((network) => network.trim()))
  .refine((list) => list.every((network) => ownNetworks.includes(network) || isRange(network)), {
    message: `must be addresses, ranges such as 10.0.0.0/8, or ${ownNetworks.join(", ")}`,
  });

function isRange(network: string): boolean {
  const [address = "", bits, ...others] = network.split("/");
  const size = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return others.length === 0 && size > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= size));
}

const values = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).optional(),
  /** Whose word on a caller's address and scheme is taken: reverse proxies. */
  TRUST_PROXY: networks.default(["loopback"]),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgresql://")
    .optional(),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  APP_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./, error: "must be an smtp or smtps address with a host" })
    .optional(),
  MAIL_FROM: z.string().regex(mailbox, "must be an e-mail address, or Name <address>").optional(),
  /** Whose instance this is, for the accessibility statement: its name, and whom to reach about accessibility. */
  ENTITY_NAME: z.string().max(300).optional(),
  ENTITY_CONTACT: z.string().max(200).optional(),
  ENTITY_EMAIL: z.email("must be an e-mail address").optional(),
  ENTITY_PHONE: z.string().max(50).optional(),
  /** When the site was published, and when its accessibility was last reviewed. */
  PUBLISHED_ON: z.iso.date("must be a date like 2026-11-30").optional(),
  REVIEWED_ON: z.iso.date("must be a date like 2026-11-30").optional(),
  DEMO: flag.optional(),
  /** Whether moderators and the secretariat must have a second factor; by default where there are no demo accounts. */
  SECOND_FACTOR: z.enum(["required", "optional"]).optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** Who may read `/metrics`: programs on the same machine, or everyone who can reach the port. */
  METRICS: z.enum(["local", "public"]).default("local"),
  /** After how many days without a sign-in an account is erased, and acts in the log name nobody any more; 0: never. */
  RETENTION_INACTIVE_DAYS: days(60).default(1095),
  RETENTION_ACTS_DAYS: days(30).default(1825),
  /** Who answers for the data of the people, on the privacy page. */
  CONTROLLER_NAME: z.string().max(200).default(""),
  CONTROLLER_EMAIL: z.email().optional(),
  MAX_SOCKETS_PER_USER: z.coerce.number().int().min(1).default(40),
});

const environment = values.refine((env) => env.APP_URL || !env.SMTP_URL || isHere(env.SMTP_URL), {
  path: ["APP_URL"],
  message: "is needed with SMTP_URL, for the links in mails",
});

/** A mail server on this machine, as one has it while trying things out. */
function isHere(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}

export type Environment = z.infer<typeof environment>;

/** Reads the configuration once. An empty variable counts as absent. @returns the values, or one line that names every fault */
export function readEnvironment(
  source: Record<string, string | undefined>,
): { ok: true; value: Environment } | { ok: false; line: string } {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(present);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return { ok: false, line: `Configuration: ${faults.join("; ")}` };
}
