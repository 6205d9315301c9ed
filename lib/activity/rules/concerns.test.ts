import { expect, it } from "vitest";
import { paths } from "@/lib/platform/paths";
import { concerns } from "./concerns";
import { isUnseen } from "./told";

const [one, other] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
const slug = "doha";
const change = (noun: string, about: object = {}) => ({
  noun,
  seriesId: "s",
  termIds: [],
  partyIds: [],
  sessionIds: [],
  ...about,
});

it.each([
  [
    "a position",
    change("position", { termIds: [one], partyIds: [other] }),
    [
      paths.board(slug),
      paths.positions(slug),
      paths.term(slug, one),
      paths.party(slug, other),
      paths.analysis(slug),
      paths.newPackage(slug),
      paths.activity(slug),
    ],
    [paths.term(slug, other), paths.party(slug, one), paths.members(slug), paths.sessions(slug), paths.terms(slug)],
  ],
  [
    "a term",
    change("term", { termIds: [one] }),
    [paths.terms(slug), paths.term(slug, one), paths.sessionDraft(slug, other)],
    [paths.sessions(slug), paths.session(slug, one), paths.members(slug)],
  ],
  [
    "a remark",
    change("annotation", { termIds: [one] }),
    [paths.text(slug), paths.term(slug, one), paths.activity(slug)],
    [paths.board(slug), paths.wording(slug, one), paths.positions(slug), paths.evidence(slug)],
  ],
  [
    "a pause",
    change("round_event"),
    [paths.board(slug), paths.timeline(slug), paths.pauses(slug), paths.sessions(slug)],
    [paths.text(slug), paths.session(slug, one), paths.evidence(slug)],
  ],
  [
    "an entry of a session",
    change("statement", { sessionIds: [one] }),
    [paths.session(slug, one), paths.sessions(slug), paths.evidence(slug)],
    [paths.session(slug, other), paths.forecasts(slug)],
  ],
  [
    "a package",
    change("package"),
    [paths.board(slug), paths.questions(slug), paths.packages(slug)],
    [paths.text(slug), paths.evidence(slug)],
  ],
  ["a forecast", change("forecast"), [paths.board(slug), paths.forecasts(slug)], [paths.questions(slug)]],
  ["a figure", change("figure"), [paths.questions(slug), paths.evidence(slug)], [paths.positions(slug)]],
  [
    "somebody let in",
    change("member"),
    [paths.members(slug), paths.activity(slug)],
    [paths.board(slug), paths.text(slug)],
  ],
  [
    "another name of the negotiation",
    change("negotiation"),
    [paths.board(slug), paths.text(slug), paths.term(slug, one)],
    [],
  ],
])("%s concerns the pages that would say something else", (_, told, those, noOthers) => {
  for (const path of those) expect(concerns(told, path), path).toBe(true);
  for (const path of noOthers) expect(concerns(told, path), path).toBe(false);
});

it("is unseen after the page's moment, and within it unless the page has seen it", () => {
  const seen = { cursor: "", at: "2026-11-29T10:00:00.123Z", ids: ["a", "b"] };
  expect(isUnseen({ id: "c", at: "2026-11-29T10:00:00.124Z" }, seen)).toBe(true);
  expect(isUnseen({ id: "c", at: seen.at }, seen)).toBe(true);
  expect(isUnseen({ id: "b", at: seen.at }, seen)).toBe(false);
  expect(isUnseen({ id: "c", at: "2026-11-29T10:00:00.122Z" }, seen)).toBe(false);
});
