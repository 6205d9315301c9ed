import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPairOfWordings, anyWording } from "../compare/wording.arbitrary";
import { changesInForce } from "./changes";

const actors = [
  { id: "us", names: ["United States of America", "United States", "US"] },
  { id: "taliban", names: ["Taliban", "Islamic Emirate", "TB"] },
  { id: "qatar", names: ["the State of Qatar", "Qatar"] },
];

/** "modal: shall → should" */
const told = (before: string, after: string) =>
  changesInForce(before, after, actors).map(
    ({ kind, how, before: was, after: is }) =>
      `${kind}${how === "moved" ? " moved" : ""}: ${was ?? "–"} → ${is ?? "–"}`,
  );

describe("what changed in force", () => {
  it("is nothing between a text and itself", () => {
    fc.assert(fc.property(anyWording, (text) => changesInForce(text, text, actors).length === 0));
  });

  it("stands where it says, on either side", () => {
    fc.assert(
      fc.property(anyPairOfWordings, ([before, after]) => {
        for (const { how, before: was, after: is, oldSpan, newSpan } of changesInForce(before, after, actors)) {
          expect([was === null, is === null]).toEqual([oldSpan === null, newSpan === null]);
          expect([was === null, is === null]).toEqual([how === "added", how === "removed"]);
          if (oldSpan && was) expect(before.slice(oldSpan.start, oldSpan.end)).toContain(was.split(" ")[0]);
          if (newSpan && is) expect(after.slice(newSpan.start, newSpan.end)).toContain(is.split(" ")[0]);
        }
      }),
    );
  });

  it("is the same backwards, from after to before", () => {
    const facts = (before: string, after: string, isBack: boolean) =>
      changesInForce(before, after, actors)
        .map(({ oldSpan, newSpan }) => JSON.stringify(isBack ? [newSpan, oldSpan] : [oldSpan, newSpan]))
        .sort();
    fc.assert(
      fc.property(anyPairOfWordings, ([before, after]) => {
        expect(facts(before, after, false)).toEqual(facts(after, before, true));
      }),
    );
  });

  it("is how far a provision binds: one verb for another is one change", () => {
    const of = (verb: string) => `The United States ${verb} withdraw its forces and the Taliban shall ensure security.`;
    expect(told(of("shall"), of("should"))).toEqual(["modal: shall → should"]);
    expect(told(of("shall"), of("will endeavour to"))).toEqual(["modal: shall → will", "condition: – → endeavour to"]);
    expect(told(of("may"), of("may not"))).toEqual(["modal: may → may not"]);
    expect(told(of("shall not"), of("shall"))).toEqual(["modal: shall not → shall"]);
    expect(told(of("cannot"), of("can not"))).toEqual([]);
    expect(told(of("may"), `Both sides agree that ${of("may")}`)).toEqual([]);
  });

  it("reads numbers in brackets that follow on one another as alternatives of one quantity", () => {
    expect(told("Reviewed every year.", "Reviewed every [three]^US [five]^TB years.")).toEqual([
      "duration: – → three years",
      "duration: – → five years",
    ]);
    expect(told("[all] [foreign] troops [shall] [not] leave", "[all] [foreign] troops [shall] [not] leave")).toEqual(
      [],
    );
    expect(told("They [shall] [not] leave", "They [shall] leave")).toEqual(["modal: shall not → shall"]);
    expect(told("Within [twenty [five]] months.", "Within twenty five months.")).toEqual([]);
  });

  it("is not the will of the people, nor the month of May", () => {
    expect(told("This rests on consent.", "This rests on the will of the people.")).toEqual([]);
    expect(told("Talks begin then.", "Talks begin in May.")).toEqual([]);
  });

  it("is a number, however it is written", () => {
    expect(told("reduced to 8,600 troops", "reduced to 4,500 troops")).toEqual(["number: 8,600 → 4,500"]);
    expect(told("five thousand (5,000) prisoners", "five thousand prisoners")).toEqual([]);
    expect(told("five thousand (5,000) prisoners", "five thousand (6,000) prisoners")).toEqual(["number: – → 6,000"]);
    expect(told("36 vehicles", "thirty-six vehicles")).toEqual([]);
    expect(told("one hundred and thirty-five bases", "135 bases")).toEqual([]);
    expect(told("two-thirds of the forces", "three quarters of the forces")).toEqual([
      "number: two-thirds → three quarters",
    ]);
    expect(told("50 per cent of the seats", "60% of the seats")).toEqual(["number: 50 per cent → 60%"]);
    expect(told("several thousand troops remain", "8,600 troops remain")).toEqual(["number: several thousand → 8,600"]);
    expect(told("at least 5 bases", "at most 5 bases")).toEqual(["number: at least 5 → at most 5"]);
  });

  it("is not what numbers a paragraph", () => {
    expect(told("1. Forces leave.\n(a) Talks begin.", "2. Forces leave.\n(a) Talks begin.")).toEqual([]);
    expect(told("(1) Forces leave.", "(2) Forces leave.")).toEqual([]);
    expect(told("under Article 5", "under Article 6")).toEqual(["number: 5 → 6"]);
  });

  it("is a duration and what bounds it", () => {
    expect(told("shall leave within 14 months", "shall leave within 135 days")).toEqual([
      "duration: within 14 months → within 135 days",
    ]);
    expect(told("shall leave within 14 months", "shall leave after 14 months")).toEqual([
      "duration: within 14 months → after 14 months",
    ]);
    expect(told("over thirty-six to sixty months", "over 36 to 60 months")).toEqual([]);
    expect(told("[for up to sixty months]^TB", "[for up to [sixty]^US months]^TB")).toEqual([]);
    expect(told("a 60-day period", "a 90-day period")).toEqual(["duration: 60-day → 90-day"]);
  });

  it("is a date", () => {
    expect(told("by 1 May 2021 at the latest", "by 11 September 2021 at the latest")).toEqual([
      "date: by 1 May 2021 → by 11 September 2021",
    ]);
    expect(told("signed on 29 February 2020 in Doha", "signed on February 29, 2020 in Doha")).toEqual([]);
    expect(told("signed on 2020-02-29", "signed on 29 February 2020")).toEqual([]);
    expect(told("complete by 2021.", "complete by 2022.")).toEqual(["date: by 2021 → by 2022"]);
    expect(told("forces leave within 14 months of signature", "forces leave by 1 May 2021 after signature")).toEqual([
      "date: within 14 months → by 1 May 2021",
    ]);
  });

  it("is a sum of money", () => {
    expect(told("shall provide $2 billion a year", "shall provide USD 500,000 a year")).toEqual([
      "money: $2 billion → USD 500,000",
    ]);
    expect(told("shall provide US$ 5 million", "shall provide five million United States dollars")).toEqual([]);
    expect(told("up to €3 million", "€3 million")).toEqual(["money: up to €3 million → €3 million"]);
  });

  it("is a negation and a condition", () => {
    expect(told("Force is permitted.", "No force is permitted.")).toEqual(["negation: – → No"]);
    expect(told("shall leave without delay", "shall leave")).toEqual(["negation: without → –"]);
    expect(told("shall leave", "shall leave, subject to ratification")).toEqual(["condition: – → subject to"]);
    expect(told("see No. 5", "see No. 6")).toEqual(["number: 5 → 6"]);
  });

  it("is “or” put for “and”, not an “and” more", () => {
    expect(told("by air and land", "by air or land")).toEqual(["conjunction: and → or"]);
    expect(told("by air, land", "by air and land")).toEqual([]);
  });

  it("is an actor, by any of its names", () => {
    expect(told("The United States shall verify this.", "Qatar shall verify this.")).toEqual([
      "actor: United States → Qatar",
    ]);
    expect(told("The US shall verify this.", "The United States of America shall verify this.")).toEqual([]);
    expect(told("The Taliban’s forces", "The Islamic Emirate’s forces")).toEqual([]);
    expect(told("The Taliban shall inform us.", "The Taliban shall inform the US.")).toEqual(["actor: – → US"]);
    expect(told("Qatar and the Taliban shall meet.", "The Taliban shall meet.")).toEqual(["actor: Qatar → –"]);
  });

  it("is not in words without force, in brackets, nor in a passage that moved as it was", () => {
    expect(told("The forces shall leave the territory.", "All foreign troops shall leave a territory.")).toEqual([]);
    expect(told("shall leave within 14 months", "[shall leave [within 14 months]^TB]^US")).toEqual([]);
    const [one, two] = [
      "The United States shall withdraw all forces within 14 months of the signature.",
      "The Taliban shall not allow any group to use the soil of Afghanistan.",
    ];
    expect(told(`${one}\n\n${two}`, `${two}\n\n${one}`)).toEqual([]);
    expect(told(`${one} ${two}`, `${two} ${one}`)).toEqual([]);
  });

  it("is an alternative more or less", () => {
    expect(told("The forces shall leave.", "The forces [shall / should]^US leave.")).toEqual(["modal: – → should"]);
    expect(told("leave in [five / six]^US months", "leave in six months")).toEqual(["duration: in five months → –"]);
    expect(told("leave in [five / six]^US months", "leave in [five / nine]^US months")).toEqual([
      "duration: in six months → in nine months",
    ]);
    expect(
      told("[Qatar / [Oman / the Taliban]^US]^TB shall host.", "[Qatar / [Oman / the US]^US]^TB shall host."),
    ).toEqual(["actor: Taliban → US"]);
  });

  it("is found in a paragraph that was moved and reworded", () => {
    const a = "The United States shall withdraw all its forces from Afghanistan within fourteen months of signature.";
    const b = "The Taliban shall give assurances that the territory is no safe haven for any group.";
    const c = "The parties shall begin talks among Afghans in the city of Oslo on another day.";
    expect(
      told([a, b, c].join("\n\n"), [b, c, a.replace("shall", "should").replace("fourteen", "18")].join("\n\n")),
    ).toEqual(["modal: shall → should", "duration: within fourteen months → within 18 months"]);
  });

  it("comes in the order of the text, each in its place", () => {
    const before = "The United States shall leave within 14 months. The Taliban may keep 500 arms.";
    const after = "The United States should leave within 18 months. The Taliban may not keep 200 arms.";
    expect(told(before, after)).toEqual([
      "modal: shall → should",
      "duration: within 14 months → within 18 months",
      "modal: may → may not",
      "number: 500 → 200",
    ]);
  });

  it("tells the drafts of a real clause apart", () => {
    const january =
      "The United States of America shall withdraw from Afghanistan all military forces of the United States, its allies, and coalition partners within eighteen (18) months following announcement of this agreement, and [may]^US retain several thousand troops for counter-terrorism.\n\nThe Taliban should not allow any of its members to use the soil of Afghanistan to threaten the security of the United States.";
    const february =
      "The United States is committed to withdraw from Afghanistan all military forces of the United States, its allies, and coalition partners within fourteen (14) months following announcement of this agreement, and shall reduce the number of its troops to 8,600 within the first 135 days.\n\nThe Taliban will not allow any of its members, other individuals or groups to use the soil of Afghanistan to threaten the security of the United States and its allies, subject to verification by Qatar.";
    expect(told(january, february)).toEqual([
      "modal: shall → –",
      "duration: within eighteen (18) months → within fourteen (14) months",
      "modal: may → shall",
      "number: several thousand → 8,600",
      "duration: – → 135 days",
      "modal: should not → will not",
      "condition: – → subject to",
      "actor: – → Qatar",
    ]);
  });

  it("is read in Dari and Arabic digits", () => {
    expect(told("نیروها در ۳۶ ماه می\u200cروند", "نیروها در ۶۰ ماه می\u200cروند")).toEqual([
      "duration: در ۳۶ ماه → در ۶۰ ماه",
    ]);
    expect(told("۷٬۰۰۰ سرباز", "7,000 سرباز")).toEqual([]);
    expect(told("٥٠٠ سجين", "٦٠٠ سجين")).toEqual(["number: ٥٠٠ → ٦٠٠"]);
  });
});
