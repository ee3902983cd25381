import type { Context } from "#app/kernel/context.server.ts";
import { readVoteNews, type VoteNews } from "#app/voting/read-turnout.server.ts";

// A hall that votes at once is told of together: each count reads the whole electorate.
const quietMs = 250;
// What another process has taken is in the database alone.
const lookMs = 2_000;

/**
 * How many have voted: told at most once in `quietMs` for each vote after what happened in this process, and within `lookMs` after what
 * happened in another.
 */
export class Turnouts {
  private readonly ctx: Context;
  private readonly watched: () => string[];
  private readonly tell: (news: VoteNews) => void;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly looking: NodeJS.Timeout;
  private readonly counting = new Set<Promise<void>>();
  /** The last word on each vote that is watched. */
  private readonly told = new Map<string, VoteNews>();

  /** @param watched ids of the votes that somebody watches now */
  constructor(ctx: Context, watched: () => string[], tell: (news: VoteNews) => void) {
    this.ctx = ctx;
    this.watched = watched;
    this.tell = tell;
    this.looking = setInterval(() => this.look(), lookMs);
  }

  changed(vote: string): void {
    if (this.timers.has(vote)) return;
    const timer = setTimeout(() => {
      this.timers.delete(vote);
      this.start(vote, () => true);
    }, quietMs);
    this.timers.set(vote, timer);
  }

  /** Counts what is still open; while the database does not answer, no more counts gather. */
  private look(): void {
    const watched = new Set(this.watched());
    for (const vote of this.told.keys()) if (!watched.has(vote)) this.told.delete(vote);
    if (this.counting.size > 0) return;
    for (const vote of watched) {
      const last = this.told.get(vote);
      if (last?.isOpen !== false) this.start(vote, (news) => JSON.stringify(news) !== JSON.stringify(last));
    }
  }

  private start(vote: string, isNews: (news: VoteNews) => boolean): void {
    const count = this.count(vote, isNews).finally(() => this.counting.delete(count));
    this.counting.add(count);
  }

  private async count(vote: string, isNews: (news: VoteNews) => boolean): Promise<void> {
    try {
      const news = await readVoteNews(this.ctx, vote);
      if (!news || !isNews(news)) return;
      this.told.set(vote, news);
      this.tell(news);
    } catch (error) {
      this.ctx.log.warn({ err: error }, "the turnout of a vote could not be told");
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.counting);
  }
}
