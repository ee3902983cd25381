import type { Sha256 } from "./bytes.ts";
import { type Fault, isRecord } from "./fault.ts";
import { REGISTER_FORMAT, registerFaults } from "./register.ts";
import { type Verification, verifyRecord } from "./verify-record.ts";
import { recordFaults, type VoteRecord } from "./vote-record.ts";

/** What a file turns out to be: the record of a vote with all its checks, the register of votes, or neither, and why. */
export type VerifiedFile =
  | { kind: "record"; verification: Verification; record: VoteRecord }
  | { kind: "register"; holds: boolean; steps: number; head: string; problems: Fault[] }
  | { kind: "neither"; reasons: Fault[] };

const MOST_REASONS = 50;

/** @param root as the register or the minutes have it; compared with that of a record, or with the head of a register */
export async function verifyFile(sha256: Sha256, value: unknown, root?: string): Promise<VerifiedFile> {
  if (isRecord(value) && value.format === REGISTER_FORMAT) return verifyRegister(sha256, value, root);
  const reasons = recordFaults(value);
  if (reasons.length > 0) return { kind: "neither", reasons: reasons.slice(0, MOST_REASONS) };
  const record = value as VoteRecord;
  return { kind: "record", record, verification: await verifyRecord(sha256, record, root) };
}

async function verifyRegister(sha256: Sha256, register: Record<string, unknown>, root?: string): Promise<VerifiedFile> {
  const problems = await registerFaults(sha256, register);
  // A head that was published earlier is the hash of a step that stands in the register still.
  const steps = Array.isArray(register.steps) ? register.steps : [];
  const isThere = root === undefined || steps.some((step) => isRecord(step) && step.hash === root);
  if (!isThere) problems.push({ code: "headNotInRegister", at: root });
  return {
    kind: "register",
    holds: problems.length === 0,
    steps: steps.length,
    head: String(register.head),
    problems: problems.slice(0, MOST_REASONS),
  };
}
