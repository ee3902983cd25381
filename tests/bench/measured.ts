/** Prints what some work took, by the clock and of the processor. */
export function report(what: string, work: () => void): void {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${what}: ${Math.round(performance.now() - clock)} ms, ${Math.round((user + system) / 1000)} ms of processor`,
  );
}
