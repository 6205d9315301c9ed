import { describe, expect, it } from "vitest";
import type { AxisUnit } from "@/lib/terms/rules";
import { type AskedPackage, buildPackage, nothingAsked, termsWorded, termTyped } from "./build-package";

const named = (id: string, number: string, title: string, axisUnit: AxisUnit | null = null) => ({
  id: `${id.repeat(8)}-0000-4000-8000-000000000000`,
  number,
  title,
  axisUnit,
});
const stay = named("1", "1.4", "Residual presence", "months");
const aid = named("2", "2", "Aid to Kabul");
const other = named("3", "2.1", "Aid in kind");
const terms = [stay, aid, other];
const version = { id: named("a", "", "").id, termId: aid.id };
const option = { id: named("b", "", "").id, termId: aid.id };
const build = (asked: Partial<AskedPackage>) =>
  buildPackage({ ...nothingAsked, ...asked }, { terms, versions: [version], options: [option] });

describe("putting a package together", () => {
  it("finds a term by its number, its key or words of its title alone", () => {
    expect(termTyped("1.4", terms)).toBe(stay);
    expect(termTyped("1.4 Residual presence", terms)).toBe(stay);
    expect(termTyped("11111111", terms)).toBe(stay);
    expect(termTyped("kabul", terms)).toBe(aid);
    expect(termTyped("aid", terms)).toBeNull();
    expect(termTyped(" ", terms)).toBeNull();
  });

  it("puts a term in as it stands, once, and then what is typed of it", () => {
    expect(build({ term: "1.4" }).choices).toEqual([{ termId: stay.id }]);
    expect(build({ choose: "11111111_v48", term: "1.4" }).choices).toEqual([
      { termId: stay.id, value: { from: 48, to: 48 } },
    ]);
    const set = { choose: "11111111_v48", term: "11111111", isSet: true };
    expect(build({ ...set, value: "36 months" }).choices).toEqual([{ termId: stay.id, value: { from: 36, to: 36 } }]);
    expect(build({ ...set, value: "", status: "parked" }).choices).toEqual([{ termId: stay.id, status: "parked" }]);
  });

  it("takes a wording or an option of the term, and none of another", () => {
    const set = { choose: "22222222", term: "2", isSet: true };
    expect(build({ ...set, wording: "waaaaaaaa" }).choices).toEqual([{ termId: aid.id, clauseVersionId: version.id }]);
    expect(build({ ...set, wording: "obbbbbbbb" }).choices).toEqual([{ termId: aid.id, optionId: option.id }]);
    expect(build({ ...set, term: "1.4", wording: "waaaaaaaa" }).choices).toEqual([
      { termId: aid.id },
      { termId: stay.id },
    ]);
    expect(termsWorded({ ...nothingAsked, choose: "22222222_waaaaaaaa*11111111", term: "2.1" }, terms)).toEqual([
      aid.id,
      other.id,
    ]);
  });

  it("keeps what was chosen where what is typed cannot be read, and says so", () => {
    const bad = build({ choose: "11111111_v48", term: "11111111", isSet: true, value: "soon" });
    expect(bad.choices).toEqual([{ termId: stay.id, value: { from: 48, to: 48 } }]);
    expect(bad.errors.value).toContain('"soon" is not a stretch of this axis');
    const unknown = build({ choose: "11111111_v48", term: "9.9" });
    expect([unknown.choices.length, unknown.termId]).toEqual([1, null]);
    expect(unknown.errors.term).toContain("No term here is “9.9”");
  });
});
