/** How often one caller may ask for what costs little and is asked for often. Counted in each process by itself. */

export class Allowance {
  private readonly asked = new Map<string, { since: number; count: number }>();

  /** `most` within so many ms. */
  constructor(private readonly limit: { most: number; within: number }) {}

  /** Whether the caller may ask once more at `now`, in ms of any one clock. */
  takes(caller: string, now: number): boolean {
    const known = this.asked.get(caller);
    if (known && now - known.since < this.limit.within) return ++known.count <= this.limit.most;
    this.forgetOld(now);
    this.asked.set(caller, { since: now, count: 1 });
    return true;
  }

  /** A map keeps its entries in the order in which they came: the old ones stand first. */
  private forgetOld(now: number): void {
    for (const [caller, { since }] of this.asked) {
      if (now - since < this.limit.within) return;
      this.asked.delete(caller);
    }
  }
}
