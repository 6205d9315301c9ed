/** Who sits there, on what evidence, and what is negotiated: all that positions and remarks are about. */
import type { AxisUnit, TermStatus } from "@/lib/terms/rules";
import { seriesAbout } from "@/lib/record/commands/publish";
import { anyOf, between, cited, day, type Entry, entry, happens, type Plan, someOf } from "./entry";
import { termTree } from "./tree";
import { clauseText, partyCode, partyName, personName, reasons, termTitle, type Tongue } from "./words";

export function* planParties(plan: Plan): Generator<Entry> {
  for (let place = 0; place < plan.size.parties; place += 1) {
    const [name, code] = [`party ${place}`, partyCode(place)];
    const isAtTable = place % 7 !== 6;
    yield entry(
      plan,
      "party",
      { name },
      { heldFrom: day(0) },
      {
        name: partyName(place),
        code,
        kind: place % 5 === 4 ? "organisation" : "state",
        role: isAtTable ? (place === 1 ? "mediator" : "negotiating") : "affected",
        isAtTable,
        objectorIds: isAtTable ? [] : someOf(plan, plan.parties, 2),
        ...(isAtTable ? {} : { absenceReason: "It is not recognised by all who sit there." }),
        ...(place % 9 === 8 ? { blocId: plan.parties[0] } : {}),
      },
    );
    plan.parties.push(plan.id(name));
    plan.codes.push(code);
  }
  for (const [place, partyId] of plan.parties.entries())
    for (const isHead of [true, false]) {
      const name = `delegate ${place} ${isHead}`;
      const title = isHead ? "Head of delegation, Deputy Minister of Energy and Water" : "Legal adviser";
      const fields = { name: `${personName(plan.chance)} ${place}${isHead ? "" : "b"}`, title, partyId, isHead };
      yield entry(plan, "delegate", { name }, { heldFrom: day(0) }, fields);
      plan.delegates.push({ id: plan.id(name), partyId });
    }
}

export function* planSources(plan: Plan): Generator<Entry> {
  for (let place = 0; place < 12 + plan.size.rounds * 6; place += 1) {
    const name = `source ${place}`;
    const fields = {
      title: `${anyOf(plan, ["Note of the meeting", "Daily bulletin", "Cable", "Minutes of the drafting group as circulated by the Secretariat and corrected by two delegations"])} ${place + 1}`,
      kind: anyOf(plan, ["press", "document", "transcript", "cable", "interview"]),
      published: day(between(plan, 0, plan.present)),
      reliability: anyOf(plan, ["A", "B", "C", "D"]),
      origin: `Origin ${Math.floor(place / 3) + 1}`,
    };
    yield entry(plan, "source", { name }, { heldFrom: day(0) }, fields);
    plan.sources.push(plan.id(name));
  }
}

const axes: readonly { axisUnit: AxisUnit & ("months" | "percentage"); axisLabel: string }[] = [
  { axisUnit: "months", axisLabel: "Months of notice" },
  { axisUnit: "percentage", axisLabel: "Share of the low-season flow" },
];

export function* planTerms(plan: Plan): Generator<Entry> {
  for (const [place, { number, kind, parent, rank }] of termTree(plan.size.terms).entries()) {
    const axis = place % 11 === 3 ? (axes[place % 2] ?? null) : null;
    const parentId = parent === null ? undefined : plan.terms[parent]?.id;
    const fields = { number, title: termTitle(plan.chance), kind, rank, ...axis, ...(parentId ? { parentId } : {}) };
    yield entry(plan, "term", { name: `term ${place}` }, { heldFrom: day(5) }, { ...fields, isUnilateral: false });
    plan.terms.push({ id: plan.id(`term ${place}`), axis: axis?.axisUnit ?? null });
  }
  yield* planLinkages(plan);
  yield* planWordings(plan);
  yield* planStatuses(plan);
}

function* planLinkages(plan: Plan): Generator<Entry> {
  const from = someOf(plan, plan.terms.slice(0, -1), Math.ceil(plan.terms.length / 6));
  for (const { id } of from) {
    const kind = anyOf(plan, ["requires", "trades_for", "excludes"]);
    const later = plan.terms.slice(plan.terms.findIndex((term) => term.id === id) + 1);
    const other = anyOf(plan, later).id;
    const [first, second] = kind === "requires" ? [id, other] : ([id, other].sort() as [string, string]);
    const seriesId = seriesAbout("linkage", first, second, kind);
    const fields = { fromTermId: id, toTermId: other, kind, why: anyOf(plan, reasons), hasEnded: false };
    yield entry(plan, "linkage", { name: `linkage of ${id}`, seriesId }, { heldFrom: day(40) }, fields);
  }
}

function* planWordings(plan: Plan): Generator<Entry> {
  for (const [place, { id: termId }] of plan.terms.entries()) {
    const tongues: Tongue[] = [
      "en",
      ...(place % 5 === 0 ? ["fa-AF" as const] : []),
      ...(place % 12 === 1 ? ["ar" as const] : []),
    ];
    for (const language of tongues) {
      const seriesId = seriesAbout("clause_version", termId, language);
      const versions = language === "en" ? between(plan, 1, 3) : 1;
      let last = "";
      for (let number = 1; number <= versions; number += 1) {
        const text = clauseText(plan.chance, language, [anyOf(plan, plan.codes), anyOf(plan, plan.codes)]);
        if (text === last) break;
        last = text;
        const name = `wording ${place} ${language} ${number}`;
        const drafter = number === 1 ? { drafter: "team" } : { drafter: "party", drafterId: anyOf(plan, plan.parties) };
        const made = entry(
          plan,
          "clause_version",
          { name, seriesId },
          { heldFrom: day(30 + number * 40) },
          { termId, language, ...drafter, text },
          { row: { number } },
        );
        yield made;
        plan.wordings.push({ recordId: made.recordId, termId, text });
      }
    }
  }
}

const ladder: readonly TermStatus[] = ["tabled", "under_discussion", "bracketed", "agreed_in_principle", "agreed"];

function* planStatuses(plan: Plan): Generator<Entry> {
  for (const [place, { id: termId }] of plan.terms.entries()) {
    const seriesId = seriesAbout("term_status", termId);
    const climbed = ladder.slice(0, between(plan, 0, ladder.length));
    const end: TermStatus[] = happens(plan, 0.08) ? ["reopened"] : happens(plan, 0.06) ? ["parked"] : [];
    for (const [step, status] of [...climbed, ...end].entries()) {
      // After the last wording: agreed words would need a reason to change.
      const common = { heldFrom: day(180 + step * 65 + between(plan, 0, 60)), citations: cited(plan) };
      const isLeaving = step === climbed.length && step > 0;
      yield entry(
        plan,
        "term_status",
        { name: `status ${place} ${step}`, seriesId },
        isLeaving ? { ...common, reason: anyOf(plan, reasons) } : common,
        { termId, status },
      );
    }
  }
}
