import { describe, expect, test } from "vitest";
import { bindsParty, byPublication, speakerInWords, speakerProblem } from "./rules";

describe("a source that was published after the moment", () => {
  const source = (id: string, published: string | null) => ({ id, published });
  const sources = [
    source("before", "2019-02-20"),
    source("undated", null),
    source("cited", "2019-02-28"),
    source("idle", "2019-03-02"),
  ];
  const claims = [{ citations: [{ sourceId: "cited" }] }];
  const asOf = new Date("2019-02-25T20:59:59.999Z");
  const read = (isPresent: boolean) => {
    const { byThen, later } = byPublication(sources, { asOf, zone: "Asia/Qatar", isPresent }, claims);
    return [byThen, later].map((some) => some.map(({ id }) => id));
  };

  test("is shown in the past where something rests on it, and today whatever it is for", () => {
    expect(read(false)).toEqual([["before", "undated"], ["cited"]]);
    expect(read(true)).toEqual([
      ["before", "undated"],
      ["cited", "idle"],
    ]);
  });
});

describe("a statement", () => {
  test("is a party's own word only when it was spoken for the party", () => {
    expect(bindsParty("official")).toBe(true);
    expect(bindsParty("party")).toBe(true);
    expect(bindsParty("commentator")).toBe(false);
    expect(bindsParty("unattributed")).toBe(false);
  });

  test("names whoever its capacity needs", () => {
    expect(speakerProblem("official", {})?.field).toBe("speakerName");
    expect(speakerProblem("official", { partyId: "us" })?.field).toBe("speakerName");
    expect(speakerProblem("official", { speakerId: "faulkner", partyId: "us" })).toBeNull();
    expect(speakerProblem("party", { speakerName: "the delegation" })?.field).toBe("partyId");
    expect(speakerProblem("party", { partyId: "allies" })).toBeNull();
    expect(speakerProblem("commentator", {})?.field).toBe("speakerName");
    expect(speakerProblem("commentator", { speakerName: "a retired admiral" })).toBeNull();
    expect(speakerProblem("commentator", { speakerName: "a retired admiral", partyId: "us" })?.field).toBe("partyId");
    expect(speakerProblem("unattributed", {})).toBeNull();
  });

  test("is told by its speaker's name, office and side", () => {
    const party = (id: string) => ({ us: "United States", al: "Allies" })[id];
    const faulkner = { name: "Lt. Col. Faulkner", title: "Pentagon spokesman", partyId: "us" };
    const by = (capacity: Parameters<typeof bindsParty>[0], partyId: string | null, speakerName: string | null) => ({
      capacity,
      partyId,
      speakerName,
    });
    expect(speakerInWords(by("official", null, null), { delegate: faulkner, party })).toEqual({
      name: "Lt. Col. Faulkner",
      about: "Pentagon spokesman, for United States",
    });
    expect(speakerInWords(by("party", "al", "European officials"), { delegate: undefined, party })).toEqual({
      name: "Allies",
      about: "through European officials",
    });
    expect(speakerInWords(by("commentator", null, "A scholar"), { delegate: undefined, party })).toEqual({
      name: "A scholar",
      about: "commenting",
    });
    expect(speakerInWords(by("unattributed", "us", "American officials"), { delegate: undefined, party })).toEqual({
      name: "American officials",
      about: "for United States",
    });
    expect(speakerInWords(by("unattributed", null, null), { delegate: undefined, party })).toEqual({
      name: "Unnamed",
      about: "",
    });
  });
});
