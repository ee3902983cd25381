export const privacyPolicyPath = "/prywatnosc";
export const myPrivacyPath = "/account/privacy";
export const ownDataPath = "/account/data";
export const erasurePath = "/account/erase";

/** Where somebody is asked about the mark of their sector in a forum, before they go on to `redirectTo`. */
export function consentPath(forumSlug: string, redirectTo?: string): string {
  const path = `/forums/${forumSlug}/consent`;
  return redirectTo ? `${path}?redirectTo=${encodeURIComponent(redirectTo)}` : path;
}
