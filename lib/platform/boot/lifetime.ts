/** What is undone when Parley ends, in whatever way it ends: last begun, first undone. */
export class Lifetime {
  private readonly undo = new Set<() => Promise<void> | void>();
  private ending: Promise<void> | undefined;

  /** Ends in good order when it is told to: Ctrl-C, SIGTERM, a closed terminal; then with this exit code. */
  constructor(private readonly codeWhenTold = 0) {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => void this.exit(this.codeWhenTold));
    this.endWithNpm();
  }

  /** Remembers what to undo; gives back how to forget it, for what has ended by itself. */
  defer(undo: () => Promise<void> | void): () => void {
    this.undo.add(undo);
    return () => this.undo.delete(undo);
  }

  get isEnding(): boolean {
    return this.ending !== undefined;
  }

  /** Undoes everything once; whoever asks again waits for the same end. */
  end(): Promise<void> {
    this.ending ??= (async () => {
      // Work that is under way may still add to the list.
      for (let undo = this.last(); undo; undo = this.last()) {
        this.undo.delete(undo);
        try {
          await undo();
        } catch (error) {
          console.error(error);
        }
      }
    })();
    return this.ending;
  }

  private last() {
    return [...this.undo].at(-1);
  }

  async exit(code: number): Promise<never> {
    await this.end();
    process.exit(code);
  }

  /** Does the work; if it fails because everything is ending already, that end is not reported as a failure. */
  async run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.isEnding) await this.exit(this.codeWhenTold);
      await this.end();
      throw error;
    }
  }

  /** npm passes signals on, but cannot when it is killed itself; without it we would hold the port unseen. */
  private endWithNpm(): void {
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void this.exit(this.codeWhenTold);
    }, 500).unref();
  }
}
