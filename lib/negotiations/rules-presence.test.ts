import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paths } from "@/lib/platform/paths";
import {
  type Doing,
  doings,
  inWords,
  peopleOn,
  placeOf,
  type Presence,
  whereabouts,
  writingInWords,
  writingOn,
} from "./rules-presence";

const [term, party] = ["6f1c2a52-8f0e-4f0e-9a55-0d6ad1a7c001", "6f1c2a52-8f0e-4f0e-9a55-0d6ad1a7c002"];

const present = (name: string, page: string, doing: Doing | null = null, about: string[] = []): Presence => {
  return { negotiationId: "n", person: { id: name, name }, page, doing, about };
};

describe("where a page is", () => {
  it("is its path, with what it is about, and without its negotiation", () => {
    expect(placeOf(paths.board("doha"))).toEqual({ page: "board", about: [] });
    expect(placeOf(paths.term("doha", term))).toEqual({ page: `terms/${term}`, about: [term] });
    expect(placeOf(paths.wording("doha", term))).toEqual({ page: `text/${term}`, about: [term] });
  });

  it("is nowhere outside of a negotiation", () => {
    for (const path of [paths.home, paths.newNegotiation, paths.account, paths.inbox(), "", "/"])
      expect(placeOf(path)).toBeNull();
  });

  it("is nowhere for notes, and what is written in them is about their draft as well", () => {
    const notes = { what: "notes" as const, about: [party], compartmentId: null };
    const inNotes = { place: null, writing: { ...notes, about: [party, term] } };
    expect(whereabouts(paths.sessionDraft("doha", term), notes)).toEqual(inNotes);
    expect(whereabouts(paths.sessionDraft("doha", term), null)).toEqual({ place: null, writing: null });
    for (const path of [paths.newSession("doha"), paths.home, ""])
      expect(whereabouts(path, notes)).toEqual({ place: null, writing: null });
    expect(whereabouts(paths.sessions("doha"), notes).writing).toBeNull();
    expect(placeOf(paths.session("doha", term))).toEqual({ page: `sessions/${term}`, about: [term] });
  });

  it("is where something else is written", () => {
    const remark = { what: "remark" as const, about: [party] };
    expect(whereabouts(paths.term("doha", term), remark)).toEqual({
      place: { page: `terms/${term}`, about: [term] },
      writing: remark,
    });
  });
});

describe("who is here", () => {
  it("is each person once, however many pages they have open", () => {
    const all = [present("Ruth", "board"), present("Karim", "board"), present("Ruth", "board"), present("Mei", "text")];
    expect(peopleOn(all, "n", "board").map(({ name }) => name)).toEqual(["Karim", "Ruth"]);
    expect(peopleOn(all, "other", "board")).toEqual([]);
  });

  it("writes on what is about all that is asked for", () => {
    const all = [present("Ruth", "positions", "position", [term, party]), present("Karim", "text", "remark", [term])];
    expect(writingOn(all, [term])).toHaveLength(2);
    expect(writingOn(all, [term, party])).toEqual([all[0]]);
    expect(writingOn([present("Ruth", `terms/${term}`, null, [term])], [term])).toEqual([]);
  });

  it("is said by name, and what they write where it is the same", () => {
    const ruth = present("Ruth", "text", "remark", [term]);
    expect(writingInWords([])).toBeNull();
    expect(writingInWords([ruth, ruth])).toBe("Ruth is writing a remark here");
    expect(writingInWords([ruth, present("Karim", "text", "remark")])).toBe("Karim and Ruth are writing a remark here");
    expect(writingInWords([ruth, present("Karim", "text", "wording")])).toBe("Karim and Ruth are writing here");
  });

  it("never depends on the order in which it was told", () => {
    const person = fc.constantFrom("Ruth", "Karim", "Mei", "Ana");
    const one = fc.tuple(person, fc.constantFrom("board", "text"), fc.option(fc.constantFrom(...doings)));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (told) => {
        const all = told.map(([name, page, doing]) => present(name, page, doing));
        const back = [...all].reverse();
        expect(peopleOn(all, "n", "board")).toEqual(peopleOn(back, "n", "board"));
        expect(writingInWords(writingOn(all, []))).toBe(writingInWords(writingOn(back, [])));
      }),
    );
  });

  it("is counted where it would be too long", () => {
    expect(inWords(["A", "B", "C"])).toBe("A, B and C");
    expect(inWords(["A", "B", "C", "D", "E"])).toBe("A, B and 3 others");
  });
});
