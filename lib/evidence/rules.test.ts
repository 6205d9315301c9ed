import { describe, expect, test } from "vitest";
import { bindsParty, speakerInWords, speakerProblem } from "./rules";

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
