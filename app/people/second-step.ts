/** What a session still has to do before anything else works: give the second factor, or set one up. */
export type SecondStep = "give" | "enrol";

/** A signed-in person whose session has a step left. They are nobody yet to everything but the pages of that step. */
export interface HalfSignedIn {
  sessionId: string;
  accountId: string;
  name: string;
  email: string;
  provedAt: Date;
  step: SecondStep;
}

/**
 * The step a session has left; null for none. Who has a second factor is asked for it, whoever they are; who must have one
 * (`isDemanded`) and has none sets it up first.
 */
export function secondStep(session: {
  secondFactorAt: Date | null;
  secondFactorSince: Date | null;
  isDemanded: boolean;
}): SecondStep | null {
  if (session.secondFactorSince) return session.secondFactorAt ? null : "give";
  return session.isDemanded ? "enrol" : null;
}

/** The page that asks for the second factor and goes on to `path`. */
export function secondStepPath(path: string): string {
  return `/sign-in/second-step?redirectTo=${encodeURIComponent(path)}`;
}

const alwaysOpen = [
  ...["/sign-in", "/sign-in/link", "/sign-in/passkey", "/sign-in/second-step", "/sign-out", "/language"],
  // What everyone has a right to read before they go on.
  ...["/prywatnosc", "/deklaracja-dostepnosci", "/accessibility-request"],
];

/** Whether a page can be used with a step of signing in left. */
export function isOpenTo(step: SecondStep, path: string): boolean {
  if (alwaysOpen.includes(path)) return true;
  return step === "enrol" && (path === "/confirm" || /^\/account\/second-factor(\/|$)/.test(path));
}
