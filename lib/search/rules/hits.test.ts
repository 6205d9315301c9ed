import { expect, it } from "vitest";
import { withNumbersWhole } from "./hits";
import { readQuery } from "./query";
import { markedText } from "./snippet";

function marked(typed: string, text: string): string[] {
  const query = readQuery(typed);
  const words = new Set(query.all.flatMap((part) => [part.words, ...(part.orElse ?? [])]).flat());
  const isHit = withNumbersWhole(query, (folded) => words.has(folded));
  return markedText(text, isHit).flatMap((piece) => (piece.isHit ? [piece.text] : []));
}

it("marks a number of several parts where it stands, and no other number with one of them", () => {
  const text = "On 4 May, under 1.4 and 1.1, some 4,000 of the 4000 left; 000 stayed.";
  expect(marked("1.4", text)).toEqual(["1", "4"]);
  expect(marked("4,000", text)).toEqual(["4", "000", "4000"]);
  expect(marked("1.4 4 may", text)).toEqual(["4", "May", "1", "4", "4"]);
});
