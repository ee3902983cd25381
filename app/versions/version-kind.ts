/** checkpoint: made by itself · kept: before a version was brought back · named: by a member · frozen: what is voted on */
export const versionKinds = ["checkpoint", "kept", "named", "frozen"] as const;
export type VersionKind = (typeof versionKinds)[number];

/** @throws for a kind that the database may not hold */
export function versionKind(kind: string): VersionKind {
  const known = versionKinds.find((one) => one === kind);
  if (!known) throw new Error(`unknown kind of version ${kind}`);
  return known;
}
