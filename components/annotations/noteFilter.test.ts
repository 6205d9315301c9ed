import { describe, expect, it } from "vitest";
import { noteFilterParams, passes, readNoteFilter } from "./noteFilter";

const text = "Troops leave [in 14 months]^US and [never]^TB return.";
const note = {
  state: "open" as const,
  kind: "comment" as const,
  author: "Tomas Lind",
  anchor: "exact" as const,
  place: { start: text.indexOf("14"), end: text.indexOf("14") + 2 },
  assignee: null,
  takenBack: null,
  mentions: [],
  links: [],
  replies: [],
};
const asked = (params: Parameters<typeof readNoteFilter>[0]) => readNoteFilter(params);
const shows = (params: Parameters<typeof readNoteFilter>[0], changes: object = {}) =>
  passes({ ...note, ...changes }, text, asked(params));

describe("the notes of the margin", () => {
  it("are all shown where nothing is asked for, or something that nobody knows", () => {
    expect(shows({})).toBe(true);
    expect(shows({ notes: "lost", kind: "shout" })).toBe(true);
  });

  it("are chosen by how they stand", () => {
    expect([shows({ notes: "open" }), shows({ notes: "open" }, { state: "resolved" })]).toEqual([true, false]);
    expect([shows({ notes: "to_place" }), shows({ notes: "to_place" }, { anchor: "orphaned", place: null })]).toEqual([
      false,
      true,
    ]);
    const mine = { assignee: { userId: "me", name: "Me", isReader: true } };
    expect([shows({ notes: "mine" }), shows({ notes: "mine" }, mine)]).toEqual([false, true]);
  });

  it("are chosen by whether they or a reply link a record", () => {
    const linking = (changes: object) => shows({ notes: "linking" }, changes);
    expect([linking({}), linking({ links: [{}] })]).toEqual([false, true]);
    expect(linking({ replies: [{ mentions: [], links: [{}] }], state: "resolved" })).toBe(true);
  });

  it("are chosen by whether they or a reply mention the reader, settled ones too", () => {
    const [me, other] = [{ isReader: true }, { isReader: false }];
    const mentioning = (changes: object) => shows({ notes: "mentions_me" }, changes);
    expect([mentioning({}), mentioning({ mentions: [other] })]).toEqual([false, false]);
    expect(mentioning({ mentions: [other, me], state: "resolved" })).toBe(true);
    expect(
      mentioning({
        replies: [
          { mentions: [], links: [] },
          { mentions: [me], links: [] },
        ],
      }),
    ).toBe(true);
  });

  it("are chosen by kind, author and the party whose brackets their words touch", () => {
    expect([shows({ kind: "comment" }), shows({ kind: "concern" })]).toEqual([true, false]);
    expect([shows({ author: "Tomas Lind" }), shows({ author: "Lina" })]).toEqual([true, false]);
    expect([shows({ party: "US" }), shows({ party: "TB" })]).toEqual([true, false]);
    expect(shows({ party: "US" }, { place: null })).toBe(false);
  });

  it("are asked for in the address", () => {
    const params = { notes: "open", kind: "concern", author: "Tomas Lind", party: "US" };
    expect(Object.fromEntries(noteFilterParams(asked(params)))).toEqual(params);
  });
});
