import { describe, expect, it } from "vitest";
import type { RoundEvent } from "@/lib/rounds/rules";
import { pauseInWords } from "./pause-words";

const event = (does: RoundEvent, validText: string, plannedResumption: string | null = null, by: string[] = []) => ({
  ...{ event: does, byPartyIds: by, plannedResumption, record: { validText } },
});
const round = { number: 1, timeZone: "Asia/Qatar" };
const at = { asOf: new Date("2019-02-28T12:00Z"), parties: [{ id: "TB", name: "Taliban" }] };

describe("a pause in words", () => {
  it("says when the talks are to go on, and who suspended them", () => {
    const paused = event("paused", "2019-02-27", "2019-03-02", ["TB", "hidden"]);
    expect(pauseInWords({ round, paused, endedBy: null }, at)).toEqual({
      answer: "Round 1 paused on 27 February 2019; its resumption is planned for 2 March 2019, in 2 days.",
      by: "Suspended by Taliban.",
    });
  });

  it("says what ended it, and what is not on record", () => {
    const paused = event("paused", "2019-02-27");
    expect(pauseInWords({ round, paused, endedBy: event("collapsed", "2019-03-04") }, at)).toEqual({
      answer: "Round 1 paused on 27 February 2019 and collapsed on 4 March 2019.",
      by: "Who suspended the talks is not on record.",
    });
    const late = pauseInWords(
      { round, paused: event("paused", "2019-02-27", "2019-03-02"), endedBy: event("resumed", "2019-03-03") },
      at,
    );
    expect(late.answer).toBe(
      "Round 1 paused on 27 February 2019 and resumed on 3 March 2019; its resumption had been planned for 2 March 2019.",
    );
    expect(pauseInWords({ round, paused, endedBy: null }, at).answer).toBe(
      "Round 1 paused on 27 February 2019; no date for its resumption is on record.",
    );
  });
});
