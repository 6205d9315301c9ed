import { describe, expect, it } from "vitest";
import type { Offer } from "@/lib/search/queries-offers";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { choicesFor, type Recent, recentInput, steppedFrom, takenOf, withRecent } from "./paletteChoices";

const [term, statement] = ["6f1c2a52-8f0e-4f0e-9a55-0d6ad1a7c001", "6f1c2a52-8f0e-4f0e-9a55-0d6ad1a7c002"];
const reading = { slug: "doha", moment: { params: { asOf: requireFuzzyDate("2020-02-10"), knownAt: null } } };
const board = { keys: "g b", label: "board", href: "/negotiations/doha?asOf=2020-02-10" };
const log = { keys: "n", label: "log a session", press: "#log" };
const offers: Offer[] = [
  { id: "r1", kind: "term", label: "1.4 Residual", hint: "", target: { kind: "term", termId: term } },
  { id: "r2", kind: "statement", label: "Khalilzad", hint: "so", target: { kind: "statement", id: statement } },
];
const nothing = { words: "", recent: [], names: new Map(), shortcuts: [board, log], offers: [], isSearching: false };
const places = [{ label: "Members", href: "/negotiations/doha/members", keywords: ["invite"] }];
const asked = {
  ...nothing,
  places,
  elsewhere: [{ label: "Geneva", href: "/negotiations/geneva" }],
  reading,
  searchHref: "/s",
};

describe("what the palette offers", () => {
  it("is pages, acts and other places before anything is typed", () => {
    expect(choicesFor(asked).map(({ group, label }) => `${group}: ${label}`)).toEqual([
      "Go to: Board",
      "Go to: Members",
      "On this page: Log a session",
      "Elsewhere: Geneva",
    ]);
  });

  it("keeps of what is chosen where it is, and no name, no clock and nothing of another negotiation", () => {
    const found = choicesFor({ ...asked, words: "", offers });
    const kept = found.flatMap((choice) => choice.kept ?? []);
    expect(kept).toEqual([
      { kind: "page", path: "/negotiations/doha" },
      { kind: "page", path: "/negotiations/doha/members" },
      { kind: "term", id: term },
    ]);
    expect(recentInput.safeParse(kept)).toEqual({ data: kept });
    for (const broken of [
      null,
      {},
      [{ kind: "term" }],
      [{ kind: "term", id: "7" }],
      [{ kind: "page" }],
      Array(9).fill(kept[0]),
    ])
      expect(recentInput.safeParse(broken)).toEqual({});
  });

  it("names what was chosen before as it is called now, at the moment that is read now", () => {
    const recent: Recent[] = [
      { kind: "term", id: term },
      { kind: "party", id: statement },
      { kind: "page", path: "/negotiations/doha" },
      { kind: "page", path: "/gone" },
    ];
    const found = choicesFor({ ...asked, recent, names: new Map([[term, "1.4 Residual presence"]]) });
    expect(found.filter(({ group }) => group === "Recent").map(({ label, href }) => [label, href])).toEqual([
      ["1.4 Residual presence", `/negotiations/doha/terms/${term}?asOf=2020-02-10`],
      ["Board", board.href],
    ]);
  });

  it("lets no key take what was found for the words before", () => {
    const found = choicesFor({ ...asked, words: "resid", offers, isSearching: true });
    expect(found.map(({ id }) => id)).toEqual(["r1", "r2", "all", "everywhere"]);
    expect(takenOf(found, 0)).toBe(2);
    expect(steppedFrom(found, 3, 1)).toBe(2);
    const current = choicesFor({ ...asked, words: "resid", offers });
    expect(takenOf(current, 0)).toBe(0);
    expect([steppedFrom(current, 0, -1), steppedFrom(current, 3, 1)]).toEqual([3, 0]);
    expect([takenOf([], 0), steppedFrom([], -1, 1)]).toEqual([-1, -1]);
  });

  it("holds what was chosen last first, once, and not many", () => {
    const many = Array.from({ length: 9 }, (_, place): Recent => ({ kind: "page", path: `/${place}` }));
    const recent = many.reduce<Recent[]>(withRecent, []);
    expect(recent).toHaveLength(6);
    expect(withRecent(recent, { kind: "page", path: "/5" }).slice(0, 2)).toEqual([many[5], many[8]]);
  });

  it("leads on to the search of all negotiations, at the clocks that are read now", () => {
    const found = choicesFor({ ...asked, words: "a & b", offers: [] }).at(-1);
    expect(found).toMatchObject({ group: "Search", href: "/search?q=a+%26+b&asOf=2020-02-10" });
  });

  it("gives no act twice where a key of the page leads there, too", () => {
    const [{ href }] = places as [(typeof places)[0]];
    const found = choicesFor({ ...asked, shortcuts: [{ keys: "g h", label: "members", href }], words: "members" });
    expect(found.filter((choice) => choice.href === href)).toHaveLength(1);
  });

  it("is without the record where the page is of no negotiation", () => {
    const found = choicesFor({ ...asked, words: "gen", offers, reading: null });
    expect(found.map(({ label }) => label)).toEqual(["Geneva", "Search all negotiations for “gen”"]);
  });
});
