import { sortedJson } from "#app/versions/sorted-json.ts";
import { fromHex, isHex, joined, type Sha256, toHex, utf8 } from "./bytes.ts";
import { type Fault, fault, isRecord } from "./fault.ts";

/** What is entered of a vote, in this order: its opening; its close with the root, and its result; or that it was cancelled; dissents. */
export const stepKinds = ["opened", "cancelled", "closed", "result", "dissent"] as const;
export type StepKind = (typeof stepKinds)[number];

/** A step of the register as it is published. `entry` is exactly what is hashed. */
export interface RegisterStep {
  entry: string;
  hash: string;
}

/** What stands before the first step. */
export const REGISTER_START = "0".repeat(64);

export const REGISTER_FORMAT = "trojglos-vote-register";

/** What a step says: numbered from 1, of one vote, and what belongs to its kind. No names of people. */
export function stepEntry(
  step: { seq: number; at: Date; kind: StepKind; voteId: string },
  detail: Record<string, unknown>,
): string {
  const { seq, at, kind, voteId } = step;
  return sortedJson({ ...detail, seq, at: at.toISOString(), kind, vote: voteId });
}

/**
 * The hash of a step, which binds all before it: SHA-256("trojglos-register-v1" ‖ hash of the step before ‖ entry), the hash being 32 bytes
 * as they are.
 * @param before 64 hexadecimal digits; REGISTER_START for the first
 */
export async function chainStep(sha256: Sha256, before: string, entry: string): Promise<string> {
  return toHex(await sha256(joined(utf8("trojglos-register-v1"), fromHex(before), utf8(entry))));
}

/** Every fault of a register, as a file has it: whether each step follows from the one before and the last is the head. */
export async function registerFaults(sha256: Sha256, register: unknown): Promise<Fault[]> {
  if (!isRecord(register) || register.format !== REGISTER_FORMAT) return [fault("notARegister", "format")];
  if (!Array.isArray(register.steps)) return [fault("notAList", "steps")];
  const faults: Fault[] = [];
  let before = REGISTER_START;
  for (const [index, step] of register.steps.entries()) {
    const at = `steps[${index}]`;
    if (!isRecord(step) || typeof step.entry !== "string" || !isHex(step.hash, 32)) {
      return [...faults, fault("notAStep", at)];
    }
    if ((await chainStep(sha256, before, step.entry)) !== step.hash) faults.push(fault("otherHash", at));
    if (seqOf(step.entry) !== index + 1) faults.push(fault("notInOrder", at));
    before = step.hash;
  }
  if (register.head !== before) faults.push(fault("otherHead", "head"));
  return faults;
}

function seqOf(entry: string): unknown {
  try {
    const read: unknown = JSON.parse(entry);
    return isRecord(read) ? read.seq : undefined;
  } catch {
    return undefined;
  }
}
