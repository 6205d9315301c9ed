import { describe, expect, test } from "vitest";
import { inSeatingOrder, seatingInWords } from "./rules-seating";

const party = (name: string, role: Parameters<typeof seatingInWords>[0][number]["role"], isAtTable = true) => ({
  name,
  role,
  isAtTable,
});

const doha = [
  party("Afghan Government", "affected", false),
  party("Allies", "consulted", false),
  party("Qatar", "host"),
  party("United States", "negotiating"),
  party("Taliban", "negotiating"),
];

describe("the seating", () => {
  test("is told in two sentences, who acts and who is kept away", () => {
    expect(seatingInWords(doha)).toEqual([
      "United States and Taliban negotiate; Qatar hosts.",
      "Afghan Government is not at the table.",
    ]);
    expect(seatingInWords([party("Norway", "mediator")])).toEqual(["Norway mediates."]);
    expect(seatingInWords([])).toEqual([]);
  });

  test("puts who bargains first and who only bears it last", () => {
    expect(inSeatingOrder(doha).map(({ name }) => name)).toEqual([
      "United States",
      "Taliban",
      "Qatar",
      "Allies",
      "Afghan Government",
    ]);
  });
});
