/**
 * Does something again and again, one turn after the other: a turn that takes long is not overtaken by the next.
 * @param work never fails: what goes wrong in it is its own to report
 * @returns a function that ends it, once what runs is done
 */
export function openRegularWork(
  work: () => Promise<void>,
  { firstMs, everyMs }: { firstMs: number; everyMs: number },
): () => Promise<void> {
  let running: Promise<void> | null = null;
  const turn = () => {
    running ??= work().finally(() => {
      running = null;
    });
  };
  const first = setTimeout(turn, firstMs);
  const timer = setInterval(turn, everyMs);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    await running;
  };
}
