import { type Fault, fault, isRecord, isWhole } from "./fault.ts";
import { MOST_BALLOTS } from "./limits.ts";
import type { Method } from "./method.ts";
import { bases, type Quorum, type SectorBody, type SectorRule, type Threshold, thresholdRules } from "./rule.ts";

/** Every fault of a threshold, at `path`. A consent vote is decided by consent, a motion by one of the majorities. */
export function thresholdFaults(value: unknown, method: Method, path: string): Fault[] {
  if (!isRecord(value)) return [fault("notAThreshold", path)];
  const faults: Fault[] = [];
  const { rule, num, den, base, maxObjections } = value;
  if (!thresholdRules.some((known) => known === rule)) faults.push(fault("unknownRule", `${path}.rule`));
  else if ((rule === "consent") !== (method === "consent")) faults.push(fault("ruleNotForMethod", `${path}.rule`));
  if (base !== undefined && !bases.some((known) => known === base)) faults.push(fault("unknownBase", `${path}.base`));
  if (rule === "qualified") {
    if (base === undefined) faults.push(fault("baseMissing", `${path}.base`));
    faults.push(...fractionFaults(num, den, path));
    if (num === 0) faults.push(fault("zeroNumerator", `${path}.num`));
  } else if (den === 0) faults.push(fault("zeroDenominator", `${path}.den`));
  if (maxObjections !== undefined && !isWhole(maxObjections, 0, MOST_BALLOTS))
    faults.push(fault("notAWholeNumber", `${path}.maxObjections`));
  return faults;
}

export function quorumFaults(value: unknown, path: string): Fault[] {
  if (!isRecord(value)) return [fault("notAQuorum", path)];
  const faults = fractionFaults(value.num, value.den, path);
  const { of = "entitled", counts = "present", strict = false, num, den } = value;
  if (of !== "entitled") faults.push(fault("unknownQuorumBody", `${path}.of`));
  if (counts !== "cast" && counts !== "present") faults.push(fault("unknownQuorumCount", `${path}.counts`));
  if (typeof strict !== "boolean") faults.push(fault("notTrueOrFalse", `${path}.strict`));
  if (strict === true && faults.length === 0 && num === den) faults.push(fault("quorumUnreachable", path));
  return faults;
}

function fractionFaults(num: unknown, den: unknown, path: string): Fault[] {
  const faults: Fault[] = [];
  if (!isWhole(num, 0, Number.MAX_SAFE_INTEGER)) faults.push(fault("notAWholeNumber", `${path}.num`));
  if (den === 0) faults.push(fault("zeroDenominator", `${path}.den`));
  else if (!isWhole(den, 1, Number.MAX_SAFE_INTEGER)) faults.push(fault("notAWholeNumber", `${path}.den`));
  else if (isWhole(num, 0, Number.MAX_SAFE_INTEGER) && num > den) faults.push(fault("moreThanTheWhole", path));
  return faults;
}

/** Who may vote and who is present; either may be left out. */
export function bodyFaults(value: Record<string, unknown>, path: string): Fault[] {
  const faults: Fault[] = [];
  const { entitled, present } = value;
  if (entitled !== undefined && !isWhole(entitled, 0, MOST_BALLOTS))
    faults.push(fault("notAWholeNumber", `${path}.entitled`));
  if (present !== undefined && !isWhole(present, 0, MOST_BALLOTS))
    faults.push(fault("notAWholeNumber", `${path}.present`));
  if (faults.length === 0 && typeof entitled === "number" && typeof present === "number" && present > entitled)
    faults.push(fault("morePresentThanEntitled", `${path}.present`));
  return faults;
}

/** `hasOwnThreshold`: whether the vote has a threshold that sectors without one of their own take over. */
export function sectorRuleFaults(value: unknown, method: Method, hasOwnThreshold: boolean): Fault[] {
  if (method !== "motion" && method !== "consent") return [fault("sectorsNotForMethod", "sectors")];
  if (!isRecord(value)) return [fault("notASectorRule", "sectors")];
  const faults: Fault[] = [];
  const { list, threshold, quorum, required = "all" } = value;
  if (threshold !== undefined) faults.push(...thresholdFaults(threshold, method, "sectors.threshold"));
  else if (!hasOwnThreshold) faults.push(fault("thresholdMissing", "sectors.threshold"));
  if (quorum !== undefined && quorum !== null) faults.push(...quorumFaults(quorum, "sectors.quorum"));
  const names = isRecord(list) ? Object.keys(list) : [];
  if (names.length === 0) faults.push(fault("noSectors", "sectors.list"));
  for (const name of names) faults.push(...sectorFaults((list as Record<string, unknown>)[name], method, name));
  if (required !== "all" && !isWhole(required, 1, Math.max(1, names.length)))
    faults.push(fault("requiredOutOfBounds", "sectors.required"));
  return faults;
}

function sectorFaults(sector: unknown, method: Method, name: string): Fault[] {
  const path = `sectors.list.${name}`;
  if (!isRecord(sector)) return [fault("notASector", path)];
  const faults = bodyFaults(sector, path);
  if (sector.entitled === undefined) faults.push(fault("entitledMissing", `${path}.entitled`));
  if (sector.threshold !== undefined) faults.push(...thresholdFaults(sector.threshold, method, `${path}.threshold`));
  if (sector.quorum !== undefined && sector.quorum !== null)
    faults.push(...quorumFaults(sector.quorum, `${path}.quorum`));
  return faults;
}

/** A checked quorum with what it leaves out filled in: those present count, exactly the share is enough. */
export function completeQuorum(value: unknown): Quorum | null {
  if (value === undefined || value === null) return null;
  return { counts: "present", strict: false, ...(value as Partial<Quorum>), of: "entitled" } as Quorum;
}

/** A checked sector rule; its sectors take over the threshold of the vote where the rule has none. */
export function completeSectorRule(value: unknown, threshold: Threshold): SectorRule | null {
  if (value === undefined || value === null) return null;
  const given = value as Partial<SectorRule> & { list: Record<string, SectorBody> };
  const list = Object.entries(given.list).map(([name, sector]): [string, SectorBody] => [
    name,
    { ...sector, ...(sector.quorum ? { quorum: completeQuorum(sector.quorum) } : {}) },
  ]);
  return {
    list: Object.fromEntries(list),
    threshold: given.threshold ?? threshold,
    quorum: completeQuorum(given.quorum),
    required: given.required ?? "all",
  };
}
