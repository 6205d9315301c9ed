import { describe, expect, test } from "vitest";
import { inSeatingOrder, personInWords, seatingInWords } from "./rules-seating";

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

  test("names the first three of many", () => {
    const many = ["A", "B", "C", "D", "E", "F"].map((name) => party(name, "negotiating"));
    expect(seatingInWords(many)).toEqual(["A, B, C and 3 others negotiate."]);
    expect(seatingInWords(many.slice(1))).toEqual(["B, C, D, E and F negotiate."]);
  });

  test("names fewer where their names are long", () => {
    const long = ["Commission for the Upper Basin and its Tributaries", "Committee for the Lower Basin", "Water Users"];
    const seated = [...long, "Norway"].map((name) => party(name, "negotiating"));
    expect(seatingInWords(seated)).toEqual([`${long[0]}, ${long[1]} and 2 others negotiate.`]);
    const longest =
      "Inter-ministerial Coordinating Committee for Transboundary Waters, Irrigation and Energy of Norrland";
    expect(seatingInWords([longest, "Norway"].map((name) => party(name, "negotiating")))).toEqual([
      `${longest} and one other negotiate.`,
    ]);
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

test("a person is told by whom they speak for", () => {
  expect(personInWords({ name: "Zalmay Khalilzad", isHead: true }, { name: "United States" })).toBe(
    "Zalmay Khalilzad heads the United States delegation.",
  );
  expect(personInWords({ name: "A. Spokesman", isHead: false }, { name: "Qatar" })).toBe(
    "A. Spokesman speaks for Qatar.",
  );
  expect(personInWords({ name: "A. Scholar", isHead: true }, null)).toBe("A. Scholar speaks for no party.");
});
