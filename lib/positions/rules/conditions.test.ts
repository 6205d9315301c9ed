import { describe, expect, it } from "vitest";
import { recordPositionInput } from "../schema";
import { conditionInWords, termsNamed } from "./conditions";

const timetable = { number: "1.1", title: "Timetable", axisUnit: "months" as const };
const termOf = (id: string) => (id === "t" ? timetable : null);

describe("a condition", () => {
  it("reads as a sentence", () => {
    expect(conditionInWords({ kind: "text", text: "US support holds" }, termOf)).toBe("US support holds");
    expect(conditionInWords({ kind: "term_status", termId: "t", atLeast: "agreed_in_principle" }, termOf)).toBe(
      "1.1 Timetable is at least agreed in principle",
    );
    expect(conditionInWords({ kind: "axis", termId: "t", within: { from: 36, to: 60, toOpen: true } }, termOf)).toBe(
      "1.1 Timetable is set at 36 to below 60 months",
    );
  });

  it("names no term that the reader cannot see", () => {
    expect(conditionInWords({ kind: "term_status", termId: "hidden", atLeast: "agreed" }, termOf)).toBe(
      "a term that is not on record here is at least agreed",
    );
    expect(
      termsNamed([
        { kind: "text", text: "x" },
        { kind: "term_status", termId: "t", atLeast: "agreed" },
      ]),
    ).toEqual(["t"]);
  });

  it("is not made of a form's blank row", () => {
    const id = "11111111-1111-4111-8111-111111111111";
    const input = {
      negotiationId: id,
      partyId: id,
      termId: id,
      stance: "conditional",
      basis: "reported",
      confidence: "low",
    };
    const parsed = recordPositionInput.parse({
      ...input,
      conditions: [{ kind: "text", text: "If" }, { kind: "text" }],
    });
    expect(parsed.conditions).toEqual([{ kind: "text", text: "If" }]);
  });
});
