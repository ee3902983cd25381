/** Within how many days a request is answered (Act of 4 April 2019, art. 18 sec. 4; without delay, and not later). */
export const answerDays = 7;

const dayMs = 86_400_000;
const polishDate = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw", dateStyle: "short" });

/** Days as a calendar in Poland counts them, for a difference. */
function dayNumber(at: Date): number {
  return Date.parse(polishDate.format(at)) / dayMs;
}

/** How many days are left for an answer: 7 on the day a request came in, 0 on the last day, below 0 when it is overdue. */
export function daysLeft(receivedAt: Date, now: Date): number {
  return answerDays - (dayNumber(now) - dayNumber(receivedAt));
}
