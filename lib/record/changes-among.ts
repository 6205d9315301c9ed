/** Which steps of a series changed something. */

type Step = { record: { validFrom: Date; seq: bigint } };

/**
 * The steps of one series that changed something, each with the one before it; `steps` come from late to early. Of those
 * that began together only the last was ever in force; one that says the same again is no change.
 */
export function changesAmong<Each extends Step>(
  steps: readonly Each[],
  isSame: (a: Each, b: Each) => boolean,
): { step: Each; previous: Each | null }[] {
  const held = steps.filter(
    (step, place) => steps[place - 1]?.record.validFrom.getTime() !== step.record.validFrom.getTime(),
  );
  return held.flatMap((step, place) => {
    const previous = held[place + 1] ?? null;
    return previous && isSame(step, previous) ? [] : [{ step, previous }];
  });
}
