import { expect, test } from "vitest";
import type { Notes } from "@/lib/rounds/schema";
import { draftContentInput } from "../schema";
import { draftOfSession, type FiledSession } from "./correction";
import { checkFiling } from "./filing";
import { mergeDrafts } from "./merge";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

const notes = [
  { kind: "line", time: "14:05", text: "The round opens.", mentions: [] },
  { kind: "line", text: "The round opens.", mentions: [] },
  { kind: "entry", noun: "position", recordId: id(9) },
  { kind: "day", day: "2019-02-27" },
] as Notes;

const session: FiledSession = {
  id: id(1),
  roundId: id(2),
  title: "Doha, Monday",
  format: "bilateral",
  venue: "Doha",
  timeZone: "Asia/Qatar",
  level: "senior",
  levelNote: null,
  compartmentId: null,
  agenda: [id(3)],
  asked: [id(7)],
  attendance: [{ partyId: id(4), delegateId: null, level: "senior", isHead: false, note: null }],
  notes,
  record: { id: id(5), validText: "2019-02-25T14:05", validInferred: true },
};

test("a filed session, opened to be put right and filed again as it is, says the same", () => {
  const content = draftOfSession(session, "track_1");
  expect(draftContentInput.parse(content)).toEqual(content);
  const checked = checkFiling({ ...content, reason: "A slip" }, id(8));
  if (!checked.ok) throw new Error(JSON.stringify(checked.fieldErrors));
  const { filing } = checked;
  expect(filing.session).toMatchObject({
    supersedesId: id(5),
    reason: "A slip",
    title: session.title,
    heldFrom: "2019-02-25T14:05",
    isDateInferred: true,
    attendance: [{ partyId: id(4), level: "senior" }],
  });
  expect(filing).toMatchObject({ round: null, opening: null, newcomers: [], entries: [] });
  expect(filing.notes.map(({ note }) => note)).toMatchObject([
    { kind: "line", time: "14:05", text: "The round opens." },
    { kind: "line", text: "The round opens." },
    { kind: "recorded", noun: "position", recordId: id(9) },
    { kind: "day", day: "2019-02-27" },
  ]);
});

test("two corrections of one session are put together line by line", () => {
  const base = draftOfSession(session, "track_1");
  const [first, ...rest] = base.blocks;
  if (first?.kind !== "line") throw new Error("no line");
  const mine = { ...base, venue: "Doha Sheraton", blocks: [{ ...first, text: "The fifth round opens." }, ...rest] };
  const again = {
    ...session,
    title: "Monday in Doha",
    notes: [...notes, { ...notes[0], text: "They pause." }] as Notes,
  };
  const theirs = draftOfSession({ ...again, record: { ...session.record, id: id(6) } }, "track_1");
  const merged = mergeDrafts(base, mine, theirs);
  expect(merged).toMatchObject({
    title: "Monday in Doha",
    venue: "Doha Sheraton",
    corrects: { sessionId: id(1), recordId: id(6) },
    offered: [],
  });
  expect(merged.blocks.map((block) => (block.kind === "line" ? block.text : block.kind))).toEqual([
    "The fifth round opens.",
    "The round opens.",
    "recorded",
    "day",
    "They pause.",
  ]);
});
