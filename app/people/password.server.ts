import { hash, verify } from "@node-rs/argon2";

// argon2id with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1 lane).
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns an argon2id hash in PHC string format */
export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

// Verified in place of a missing hash, so that an unknown address takes as long as a known one.
let decoy: Promise<string> | undefined;

/** Whether `password` belongs to `passwordHash`. Takes the same time when there is no hash. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  decoy ??= hashPassword("no account has this password");
  await verify(await decoy, password);
  return false;
}
