import { expect, it } from "vitest";
import { activityNouns } from "./body";
import { changesInWords, didInWords } from "./live-words";

const by = (...names: string[]) => names.map((name) => ({ by: { id: name, name } }));

it("counts changes and names who made them", () => {
  expect(changesInWords(by("Karim"))).toBe("1 change by Karim");
  expect(changesInWords(by("Karim", "Karim", "Ines"))).toBe("3 changes by Karim and Ines");
  expect(changesInWords(by("Karim", "Ines", "Tomas", "Ines"))).toBe("4 changes by Karim and 2 others");
});

it("says in a few words what was done, of every noun", () => {
  expect(didInWords({ noun: "position", verb: "corrected" })).toBe("corrected a position");
  expect(didInWords({ noun: "annotation_reply", verb: "recorded" })).toBe("replied to a remark");
  expect(didInWords({ noun: "annotation_reply", verb: "undone" })).toBe("took back a reply");
  expect(didInWords({ noun: "session", verb: "undone" })).toBe("took back a session");
  expect(didInWords({ noun: "compartment", verb: "member_added" })).toBe("changed the team");
  for (const noun of Object.keys(activityNouns)) expect(didInWords({ noun, verb: "recorded" })).not.toContain("_");
});
