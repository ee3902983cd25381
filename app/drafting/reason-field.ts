/** The field in which a moderator says why a recommendation goes to a stage: a page may ask for two stages, so each has its own. */
export function reasonField(to: string): string {
  return to === "superseded" ? "successor" : "reason";
}
