// The forums are in Poland: what somebody types as a time is the Polish time, wherever the server and they are.
const timeZone = "Europe/Warsaw";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The date and the time of day in Poland at a moment, as the fields of a form have them: "2026-05-03", "14:05". */
export function polishClock(at: Date): { date: string; time: string } {
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** The moment of a date and a time of day in Poland; null where there is none, also in the hour that is skipped in spring. */
export function polishTime(date: string, time: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // Poland is one or two hours ahead; in the hour that comes twice in autumn, the first one.
  for (const hoursAhead of [2, 1]) {
    const at = new Date(asUtc - hoursAhead * 3_600_000);
    const clock = polishClock(at);
    if (clock.date === date && clock.time === time) return at;
  }
  return null;
}
