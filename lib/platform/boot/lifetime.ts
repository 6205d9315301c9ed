/** What is undone when Parley ends, in whatever way it ends: last begun, first undone. */
export class Lifetime {
  private readonly undo: (() => Promise<void> | void)[] = [];
  private ending: Promise<void> | undefined;

  /** Ends in good order, and with exit code 0, when it is told to: Ctrl-C, SIGTERM, a closed terminal. */
  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void this.exit(0));
    this.endWithNpm();
  }

  /** Remembers what to undo. */
  defer(undo: () => Promise<void> | void): void {
    this.undo.push(undo);
  }

  get isEnding(): boolean {
    return this.ending !== undefined;
  }

  /** Undoes everything once; whoever asks again waits for the same end. */
  end(): Promise<void> {
    this.ending ??= (async () => {
      for (let next = this.undo.pop(); next; next = this.undo.pop())
        await Promise.resolve(next()).catch((error: unknown) => console.error(error));
    })();
    return this.ending;
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
      if (this.isEnding) await this.exit(0);
      await this.end();
      throw error;
    }
  }

  /** npm passes signals on, but cannot when it is killed itself; without it we would hold the port unseen. */
  private endWithNpm(): void {
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void this.exit(0);
    }, 500).unref();
  }
}
