import { expect, test } from "vitest";
import { notesOnTerm } from "./notes-on-term";
import type { ToldNote } from "./told-notes";

type OnTerm = { termId: string | null };

test("a term's notes are the lines that name it and the entries on it", () => {
  const mention = { kind: "term", id: "residual", name: "1.4 Residual presence" } as const;
  const notes: ToldNote<OnTerm>[] = [
    { kind: "day", day: "2019-02-25" },
    {
      kind: "line",
      time: null,
      runs: [
        { text: "Both speak of ", mention: null },
        { text: "#1.4", mention },
      ],
    },
    { kind: "entry", entry: { termId: "residual" } },
    { kind: "entry", entry: { termId: null } },
  ];
  const told = { notes, beside: [{ termId: "residual" }] };
  expect(notesOnTerm(told, "residual")).toBe(3);
  expect(notesOnTerm(told, "coalition")).toBe(0);
});
