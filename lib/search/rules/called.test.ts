import { expect, it } from "vitest";
import { calledFirst } from "./called";

it("puts whoever is called by the words before what mentions them, and leaves the rest in order", () => {
  const labels = ["4 Power sharing", "2 No safe haven", "Taliban", "Afghan Government", "طالبان"];
  const asked = (words: string) =>
    calledFirst(
      labels.map((label) => ({ label })),
      words,
    ).map(({ label }) => label);
  expect(asked("taliban ")).toEqual(["Taliban", "4 Power sharing", "2 No safe haven", "Afghan Government", "طالبان"]);
  expect(asked("طَالِبان")[0]).toBe("طالبان");
  expect(asked("tali")).toEqual(labels);
});
