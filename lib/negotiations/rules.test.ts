import { expect, test } from "vitest";
import { whomToAsk } from "./rules";

test("who may not write is told whom to ask", () => {
  expect(whomToAsk([])).toBe("Nobody writes to this record at present.");
  expect(whomToAsk(["Ana"])).toBe("Ask Ana, who writes to this record.");
  expect(whomToAsk(["Ana", "Ben"])).toBe("Ask Ana or Ben, who write to this record.");
  expect(whomToAsk(["Ana", "Ben", "Cid"])).toBe("Ask Ana, Ben or another who writes to this record.");
});
