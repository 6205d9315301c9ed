import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  keptWords,
  linkOffers,
  linksById,
  nearFirst,
  plainWords,
  toldWords,
  unseenRecord,
  writtenWords,
} from "./links";
import { cutAtMarks } from "./marks";

const ids = new Map([
  ["#Report", "r"],
  ["#Report on Kabul", "k"],
  ["#US on 1.4 Presence", "p"],
  ["#گزارش", "g"],
]);
const keep = (body: string) =>
  keptWords(cutAtMarks(body, [...ids.keys()]), (mark) => (mark.startsWith("#") ? (ids.get(mark) ?? null) : null));

describe("what is linked", () => {
  it("is kept without its name, by a number that stands nowhere else in the words", () => {
    expect(keep("See #Report on Kabul, #Report, and #Report on Kabul again.")).toEqual({
      body: "See #1, #2, and #1 again.",
      links: [
        { id: "k", mark: "#1" },
        { id: "r", mark: "#2" },
      ],
    });
    expect(keep("Point #1: #Report")).toEqual({ body: "Point #1: #2", links: [{ id: "r", mark: "#2" }] });
    expect(keep("#Reports and C#Report")).toEqual({ body: "#Reports and C#Report", links: [] });
  });

  it("is read by what it is called for the reader, and by nothing where they may not see it", () => {
    const links = [
      { mark: "#1", label: "Report" },
      { mark: "#2", label: null },
    ];
    expect(plainWords("See #1, not #2; #12.", links)).toBe(`See Report, not ${unseenRecord}; #12.`);
    expect(toldWords("See #1, not #2.", links)).toBe(`See #Report, not ${unseenRecord}.`);
    expect(writtenWords("See #1, not #2.", links)).toBe("See #Report, not #2.");
  });

  it("that is called alike is told apart where it is written and where it is offered", () => {
    const twins = [
      { mark: "#1", label: "Report" },
      { mark: "#2", label: "Report" },
    ];
    expect(writtenWords("#1 and #2", twins)).toBe("#Report and #Report (2)");
    const sources = [
      { title: "Report", about: "" },
      { title: "Report", about: "Reuters" },
    ];
    const offers = linkOffers({
      parties: [{ name: "United States", code: "US" }],
      terms: [{ id: "t", number: "1.4", title: "Presence" }],
      positions: [{ party: 0, term: 0 }],
      sources,
    });
    expect(offers.map(({ label }) => label)).toEqual(["United States on 1.4 Presence", "Report", "Report (2)"]);
  });

  it("is offered where it is near, and else in its order", () => {
    const offers = ["a", null, "b", "a"].map((termId, place) => ({ termId, place }));
    const places = (termId: string | null) => nearFirst(offers, termId).map(({ place }) => place);
    expect([places("b"), places("a"), places("c"), places(null)]).toEqual([
      [2, 0, 1, 3],
      [0, 3, 1, 2],
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ]);
  });

  it("may be given by its id", () => {
    const id = "0a4f3c1e-2f6b-4a55-9d3c-1b2a3c4d5e6f";
    expect(linksById(`See #${id.toUpperCase()}, ${id} and #${id}0`)).toEqual([{ id, mark: `#${id.toUpperCase()}` }]);
  });

  it("comes back as it was written, whatever stands around it", () => {
    const piece = fc.constantFrom("#", "#1", "#2", "1", " ", "x", "،", ".", "\u0301", ...ids.keys());
    const labels = new Map([...ids].map(([mark, id]) => [id, mark.slice(1)]));
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 3 }))), (pieces) => {
        const body = pieces.join("");
        const kept = keep(body);
        const links = kept.links.map(({ id, mark }) => ({ mark, label: labels.get(id) ?? null }));
        expect(writtenWords(kept.body, links)).toBe(body);
        expect(keep(writtenWords(kept.body, links))).toEqual(kept);
        // Who may not see any of it is told nothing but that.
        const unseen = cutAtMarks(body, [...ids.keys()]).map(({ text, mark }) => (mark ? unseenRecord : text));
        const hidden = kept.links.map(({ mark }) => ({ mark, label: null }));
        expect(plainWords(kept.body, hidden)).toBe(unseen.join(""));
      }),
    );
  });
});
