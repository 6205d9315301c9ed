/** Heavy work by turns: a few at a time, so that the others are answered meanwhile, and nobody takes all the places. */

type Limits = {
  atOnce: number;
  /** So many are at work or wait, of all readers and of each. */
  most: number;
  each: number;
};

type Take = <Value>(reader: string, signal: AbortSignal, work: () => Promise<Value>) => Promise<Value | null>;

/** What is taken does its work when its turn comes; null where no place is left, or the signal ended its waiting. */
export function turns({ atOnce, most, each }: Limits): Take {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  let atWork = 0;

  /** Whether the turn has come. */
  function come(signal: AbortSignal): Promise<boolean> {
    if (atWork < atOnce) {
      atWork += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const begin = () => {
        signal.removeEventListener("abort", leave);
        resolve(true);
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        resolve(false);
      };
      waiting.push(begin);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  function done() {
    const next = waiting.shift();
    if (next) next();
    else atWork -= 1;
  }

  return async (reader, signal, work) => {
    const own = taken.filter((each) => each === reader).length;
    if (signal.aborted || taken.length >= most || own >= each) return null;
    taken.push(reader);
    try {
      if (!(await come(signal))) return null;
      try {
        return await work();
      } finally {
        done();
      }
    } finally {
      taken.splice(taken.indexOf(reader), 1);
    }
  };
}
