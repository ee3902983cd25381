/** How a block of text is shown: a paragraph, a heading of a level, a point of a list, a cell of a table, a footnote. */
export type BlockForm = "p" | "h1" | "h2" | "h3" | "li" | "td" | "fn";

export interface TimelineBlock {
  /** The same as long as the block lives. */
  id: number;
  isSummary: boolean;
  form: BlockForm;
  text: string;
  /** Contributor and length, one after the other, over the text. */
  runs: readonly number[];
}

/**
 * One moment as what has changed since the one before, so that a day of writing is a few hundred kilobytes. `order` tells which ids stand in
 * place of which: [start, how many went, ids that came]. A block is told by what it keeps of its text at both ends and what stands between;
 * its runs likewise, as [kept at the start, kept at the end, numbers between].
 */
export interface TimelineStep {
  /** Milliseconds since 1970. */
  at: number;
  /** Numbers of the contributors who wrote since the moment before. */
  by: number[];
  order: [start: number, gone: number, came: number[]] | null;
  blocks: [id: number, start: number, end: number, between: string, runs: readonly number[], form: string][];
}

/** A block as it stands at a moment, and whether it has changed with it. */
export type BlockAtMoment = TimelineBlock & { isChanged: boolean };

/** What leads from one moment's blocks to the next one's. */
export function stepBetween(
  before: readonly TimelineBlock[],
  after: readonly TimelineBlock[],
  { at, by }: { at: number; by: number[] },
): TimelineStep {
  const known = new Map(before.map((block) => [block.id, block]));
  const blocks: TimelineStep["blocks"] = [];
  for (const { id, text, runs, form, isSummary } of after) {
    const was = known.get(id);
    const kept = commonEnds(was?.runs ?? [], runs);
    if (was && was.text === text && was.form === form && kept[0] + kept[1] === Math.max(was.runs.length, runs.length)) {
      continue;
    }
    const [start, end] = commonEnds(was?.text ?? "", text);
    const between = text.slice(start, text.length - end);
    const newRuns = runs.slice(kept[0], runs.length - kept[1]);
    blocks.push([id, start, end, between, [...kept, ...newRuns], isSummary ? `s${form}` : form]);
  }
  return { at, by, order: orderBetween(before, after), blocks };
}

function orderBetween(before: readonly TimelineBlock[], after: readonly TimelineBlock[]): TimelineStep["order"] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.id === after[start]?.id) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end]?.id === after[after.length - 1 - end]?.id) end++;
  const gone = before.length - start - end;
  const came = after.slice(start, after.length - end).map(({ id }) => id);
  return gone + came.length > 0 ? [start, gone, came] : null;
}

/** The text at a moment: the steps from the first to the one of this index, applied. */
export function textAt(steps: readonly TimelineStep[], index: number): BlockAtMoment[] {
  const known = new Map<number, TimelineBlock>();
  let order: number[] = [];
  for (const step of steps.slice(0, index + 1)) {
    if (step.order) {
      const [start, gone, came] = step.order;
      order = [...order.slice(0, start), ...came, ...order.slice(start + gone)];
    }
    for (const [id, start, end, between, [firstRuns = 0, lastRuns = 0, ...newRuns], form] of step.blocks) {
      const { text: was, runs: oldRuns } = known.get(id) ?? { text: "", runs: [] };
      const text = was.slice(0, start) + between + was.slice(was.length - end);
      const runs = [...oldRuns.slice(0, firstRuns), ...newRuns, ...oldRuns.slice(oldRuns.length - lastRuns)];
      const isSummary = form.startsWith("s");
      known.set(id, { id, text, runs, isSummary, form: (isSummary ? form.slice(1) : form) as BlockForm });
    }
  }
  const changed = new Set(index > 0 ? steps[index]?.blocks.map(([id]) => id) : []);
  return order.flatMap((id) => {
    const block = known.get(id);
    return block ? [{ ...block, isChanged: changed.has(id) }] : [];
  });
}

/** How much two texts, or two lists of numbers, have in common at both ends. */
function commonEnds<Sequence extends string | readonly number[]>(
  before: Sequence,
  after: Sequence,
): [start: number, end: number] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [start, end];
}
