import { expect, it } from "vitest";
import { reads } from "../api/reads";
import {
  apiPathOf,
  attemptInWords,
  failuresInWords,
  tellingInWords,
  webhookNounNames,
  webhookStateInWords,
} from "./webhooks";

it("leads to what the API reads", () => {
  const known = new Set(reads.map(({ path }) => path));
  for (const noun of webhookNounNames) {
    const path = apiPathOf("{slug}", noun, "{id}");
    expect(known, noun).toContain(path);
    expect(known, noun).toContain(apiPathOf("{slug}", noun, null));
  }
  expect(apiPathOf("doha", "position", "id")).toBe("/negotiations/doha/positions/id");
  expect(apiPathOf("doha", "annotation", "id")).toBe("/negotiations/doha/activity");
});

it.each([
  [{ status: 500, failure: null, detail: null }, "Answered 500"],
  [{ status: 302, failure: null, detail: null }, "Answered 302: no redirect is followed"],
  [{ status: null, failure: "address", detail: "a private network" }, "Not sent: its name leads to a private network"],
  // By http, say, to a host that is trusted no more.
  [{ status: null, failure: "address", detail: null }, "Not sent: Parley sends to no such address"],
  [{ status: null, failure: "connection", detail: "ECONNREFUSED" }, "No connection (ECONNREFUSED)"],
  [{ status: null, failure: "timeout", detail: null }, "No whole answer within 15 seconds"],
])("says what came of %j", (attempt, words) => {
  expect(attemptInWords(attempt)).toBe(words);
});

it("says what it tells of, and how it is", () => {
  expect(tellingInWords({ nouns: [], verbs: [] })).toBe("Everything.");
  expect(tellingInWords({ nouns: ["risk", "position"], verbs: ["recorded"] })).toBe(
    "Risks and positions, when recorded.",
  );
  expect(webhookStateInWords("ended", "owner")).toBe("You ended it.");
  expect(webhookStateInWords("paused", "owner")).toBe("You paused it.");
  expect([0, 1, 3].map(failuresInWords)).toEqual([null, "Not taken the last time", "Not taken the last 3 times"]);
});
