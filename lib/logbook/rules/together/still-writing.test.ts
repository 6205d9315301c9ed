import { expect, test } from "vitest";
import type { Presence } from "@/lib/negotiations/rules-presence";
import { stillWriting } from "./still-writing";

const [ruth, amir, tomas] = ["Ruth", "Amir", "Tomas"].map((name) => ({ id: name.toLowerCase(), name })) as [
  Presence["person"],
  Presence["person"],
  Presence["person"],
];
const at = (person: Presence["person"], more: Partial<Presence> = {}): Presence => ({
  negotiationId: "n",
  person,
  page: "sessions",
  doing: "notes",
  about: ["d"],
  ...more,
});
const team = { author: ruth, isMine: true, sharing: "invited" as const, invited: [tomas] };
const asked = { userId: "ruth", team, draftId: "d" };

test("who files is told who of the others is still writing, and of nobody else", () => {
  expect(stillWriting([at(tomas), at(tomas), at(ruth), at(amir)], asked)).toBe("Tomas is still writing.");
  expect(stillWriting([at(tomas), at(amir)], { ...asked, team: { ...team, sharing: "open" } })).toBe(
    "Amir and Tomas are still writing.",
  );
  expect(stillWriting([at(ruth)], { ...asked, userId: "tomas" })).toBe("Ruth is still writing.");
  const elsewhere = [at(tomas, { doing: null }), at(tomas, { about: ["e"] }), at(tomas, { about: [] })];
  expect(stillWriting(elsewhere, asked)).toBeNull();
  expect(stillWriting(elsewhere, { ...asked, draftId: "e" })).toBe("Tomas is still writing.");
  expect(stillWriting([at(tomas)], { ...asked, team: { ...team, sharing: "private" } })).toBeNull();
});
