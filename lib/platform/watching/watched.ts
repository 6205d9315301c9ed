/**
 * What the app lets be watched of its work: how often something is done, how long it takes and what comes of it. As long as
 * nobody watches, it costs a look. Names and results are words of the code, as a command's name or a job's kind, and never
 * what somebody wrote, an address or an id: whoever reads what is counted reads along.
 */
import "server-only";

/** What takes a while. */
export type Doing = "command" | "guess" | "transaction" | "statement" | "job" | "mail" | "webhook" | "telling";

export interface Watcher {
  /** Of what has nothing else within it. What it gives back is called with what came of it. */
  begin(doing: Doing, name: string): (result: string) => void;
  during<T>(doing: Doing, name: string, work: () => Promise<T>, resultOf: (value: T) => string): Promise<T>;
}

// One a process: pages, actions and routes are bundled apart.
const kept = globalThis as { parleyWatcher?: Watcher | undefined };

/** From now on this one watches, until the function that it gives back is called. */
export function watchBy(watcher: Watcher): () => void {
  kept.parleyWatcher = watcher;
  return () => {
    kept.parleyWatcher = undefined;
  };
}

/** Both watch, the first around the second. */
export function both(one: Watcher, other: Watcher): Watcher {
  return {
    begin(doing, name) {
      const ends = [one.begin(doing, name), other.begin(doing, name)];
      return (result) => {
        for (const end of ends) end(result);
      };
    },
    during: (doing, name, work, resultOf) =>
      one.during(doing, name, () => other.during(doing, name, work, resultOf), resultOf),
  };
}

const nothing = () => {};

/** Says that something begins which is over when the function is called that it gives back; `failed`: it failed. */
export function begin(doing: Doing, name: string): (result: string) => void {
  return kept.parleyWatcher ? kept.parleyWatcher.begin(doing, name) : nothing;
}

/** Does the work, watched. Where it throws, its result is `failed`. */
export function during<T>(
  doing: Doing,
  name: string,
  work: () => Promise<T>,
  resultOf: (value: T) => string = () => "ok",
): Promise<T> {
  return kept.parleyWatcher ? kept.parleyWatcher.during(doing, name, work, resultOf) : work();
}
