import { describe, expect, it } from "vitest";
import type { Stance } from "../rules";
import { stancesOf } from "./answer";
import { type CellId, type MatrixAsked, windowOf } from "./matrix";

const nothing: MatrixAsked = { filter: null, part: null, from: null, cell: null };
const tops = Array.from({ length: 3 }, (_, top) => ({ id: `T${top}`, path: [] as string[] }));
const terms = tops.flatMap((top) => [
  top,
  ...Array.from({ length: 99 }, (_, place) => ({ id: `${top.id}.${place}`, path: [top.id] })),
]);
const parties = Array.from({ length: 50 }, (_, place) => ({ id: `P${place}` }));
const small = { terms: terms.slice(0, 4), parties: parties.slice(0, 2), stances: new Map(), moved: [], overtaken: [] };
const large = { terms, parties, stances: new Map(), moved: [] as CellId[], overtaken: [] as CellId[] };
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe("the window on a large matrix", () => {
  it("is the whole of a small one", () => {
    const found = windowOf(small, nothing);
    expect(ids(found.terms)).toEqual(ids(small.terms));
    expect(ids(found.parties)).toEqual(["P0", "P1"]);
    expect(found.windows).toEqual([]);
  });

  it("is one part by as many parties as a page takes, and together the windows are every party once", () => {
    const found = windowOf(large, nothing);
    expect([found.part?.id, found.terms.length]).toEqual(["T0", 100]);
    expect(found.windows.map(({ from, first, last }) => [from, first.id, last.id])).toEqual([
      [0, "P0", "P23"],
      [24, "P24", "P47"],
      [48, "P48", "P49"],
    ]);
    const all = found.windows.flatMap(({ from }) => ids(windowOf(large, { ...nothing, from }).parties));
    expect(all).toEqual(ids(parties));
  });

  it("is the one that has the open cell unless another is asked for, and the first for a place that there is not", () => {
    const cell = { partyId: "P30", termId: "T2.7" };
    const found = windowOf(large, { ...nothing, cell });
    expect([found.part?.id, found.from]).toEqual(["T2", 24]);
    expect(windowOf(large, { ...nothing, cell, from: 48 }).from).toBe(48);
    for (const from of [-1, 50, 1e9, Number.NaN]) expect(windowOf(large, { ...nothing, from }).from).toBe(0);
  });

  it("has of what moved or was overtaken the rows and columns in which anything did", () => {
    const moved = terms.slice(0, 80).map(({ id }, place) => ({ partyId: `P${(place * 3) % 50}`, termId: id }));
    const found = windowOf({ ...large, moved }, { ...nothing, filter: "moved" });
    expect(found.terms).toHaveLength(80);
    expect(windowOf({ ...large, moved: moved.slice(0, 2) }, { ...nothing, filter: "moved" }).terms).toHaveLength(2);
    expect(windowOf(large, { ...nothing, filter: "overtaken" }).terms).toEqual([]);
  });

  it("has of the gaps the rows with an unknown or a missing position", () => {
    const said = (termId: string, stance: Stance, count: number) => ({ termId, stance, count });
    const [full, unknown, missing] = ids(terms);
    const stances = stancesOf([
      ...terms.map(({ id }) => said(id, "supports", id === full ? 50 : 49)),
      said(unknown ?? "", "unknown", 1),
    ]);
    const found = windowOf({ ...large, stances }, { ...nothing, filter: "unknown" });
    expect(ids(found.terms)).not.toContain(full);
    expect(ids(found.terms)).toEqual(expect.arrayContaining([unknown, missing]));
  });
});
