import { expect, test } from "vitest";
import type { RoundEvent } from "./rules";
import { pausesOf } from "./rules-pauses";

test("a pause lasts until its round is resumed or ends, and rounds are told in the order of their pauses", () => {
  const event = (id: string, does: RoundEvent, day: string) => ({
    ...{ id, event: does, record: { validFrom: new Date(`2019-02-${day}`) } },
  });
  const first = [event("a", "opened", "01"), event("b", "paused", "03"), event("c", "resumed", "20")];
  const second = [event("e", "opened", "05"), event("f", "paused", "10"), event("g", "collapsed", "12")];
  const rounds = [{ events: second }, { events: [...first, event("d", "paused", "22")] }];
  expect(pausesOf(rounds).map(({ paused, endedBy }) => [paused.id, endedBy?.id ?? null])).toEqual([
    ["b", "c"],
    ["f", "g"],
    ["d", null],
  ]);
  expect(pausesOf([{ events: [event("h", "opened", "01")] }])).toEqual([]);
});
