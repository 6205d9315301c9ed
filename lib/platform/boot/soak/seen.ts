/** What people and programs were answered while something was broken, and how long they waited. */

export class Seen {
  private readonly counts = new Map<string, number>();
  /** The longest that anybody waited for an answer, in ms. */
  longest = 0;

  /** Does the asking, and notes what came of it: `status` 0 where nothing did. */
  async during<T extends { status: number } | null>(who: string, ask: () => Promise<T>, words: (answer: T) => string) {
    const began = performance.now();
    const answer = await ask();
    this.longest = Math.max(this.longest, performance.now() - began);
    const status = answer?.status ?? 0;
    if (status < 200 || status >= 400) this.add(`${who}: ${status || "no answer"} ${words(answer)}`.trim());
    return answer;
  }

  add(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  /** Sentences with how often each was seen, the most frequent first. */
  get told(): [what: string, times: number][] {
    return [...this.counts].sort(([, one], [, other]) => other - one);
  }
}
