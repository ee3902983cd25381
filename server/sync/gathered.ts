interface Waiting<Question, Answer> {
  question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Asks many questions at once: while one round is on its way, those that arrive gather for the next. */
export class Gathered<Question, Answer> {
  private readonly askAll: (questions: Question[]) => Promise<Answer[]>;
  private waiting: Waiting<Question, Answer>[] = [];
  private isAsking = false;

  /** `askAll` gives one answer for each question, in order. */
  constructor(askAll: (questions: Question[]) => Promise<Answer[]>) {
    this.askAll = askAll;
  }

  /** The question is put after this call, never before. @throws when its round fails */
  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      if (this.isAsking) return;
      this.isAsking = true;
      // What arrives in the same turn of the loop shares a round.
      setImmediate(() => this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const round = this.waiting;
      this.waiting = [];
      try {
        const answers = await this.askAll(round.map((one) => one.question));
        for (const [index, one] of round.entries()) one.resolve(answers[index] as Answer);
      } catch (error) {
        for (const one of round) one.reject(error);
      }
    }
    this.isAsking = false;
  }
}
