import { termStatusNoun } from "@/lib/terms/commands/term-status";
import { termNoun } from "@/lib/terms/commands/term";
import { linkageNoun } from "@/lib/terms/commands/linkage";
import type { TermStatus } from "@/lib/terms/rules";
import { type Chronicle, type Cited, inferred, lastMonth, monday } from "./chronicle";

export type Terms = Awaited<ReturnType<typeof recordTerms>>;

/** The framework agreement as reported: its terms, how far each has come, and what hangs on what. */
export async function recordTerms(chronicle: Chronicle, officials: Cited) {
  const terms = await recordTree(chronicle, officials);
  await recordStatuses(chronicle, terms, officials);
  return terms;
}

async function recordTree({ record }: Chronicle, officials: Cited) {
  const held = { heldFrom: lastMonth, citations: [officials] };
  const term = async (
    input: Omit<Parameters<typeof record<typeof termNoun.record.input, { termId: string }>>[1], "heldFrom">,
  ) => (await record(termNoun.record, { ...held, ...input })).termId;

  const withdrawal = await term({
    number: "1",
    title: "Full withdrawal of foreign troops",
    kind: "article",
    summary: "Decided in principle in January: all foreign troops leave Afghanistan.",
  });
  const timetable = await term({
    number: "1.1",
    title: "Withdrawal timetable",
    kind: "paragraph",
    parentId: withdrawal,
    axisUnit: "months",
    axisLabel: "Months until the last US troops have left",
    summary: "All US troops would leave over the next three to five years.",
  });
  const coalition = await term({
    number: "1.2",
    title: "Coalition withdrawal",
    kind: "paragraph",
    parentId: withdrawal,
    summary: "The rest of the international force would leave at the same time as the US troops.",
  });
  const reduction = await term({
    number: "1.3",
    title: "First reduction",
    kind: "paragraph",
    parentId: withdrawal,
    axisUnit: "troops",
    axisLabel: "US troops left in Afghanistan",
    axisBaseline: 14_000,
    summary: "In the coming months the 14,000 US troops would be cut by half.",
  });
  const residual = await term({
    number: "1.4",
    title: "Residual counter-terrorism presence",
    kind: "paragraph",
    parentId: withdrawal,
    axisUnit: "months",
    axisLabel: "Months that US counter-terrorism troops stay",
    summary:
      "Until the final withdrawal several thousand US troops would keep striking Al Qaida and Daesh, partly in raids with Afghan commandos.",
  });
  const safeHaven = await term({
    number: "2",
    title: "No safe haven for attack planning",
    kind: "article",
    summary:
      "The Taliban give assurances that Afghan territory is no safe haven for groups planning attacks on the United States.",
  });
  const strikes = await term({
    number: "2.1",
    title: "Shift to counter-terrorism strikes",
    kind: "paragraph",
    parentId: safeHaven,
    isUnilateral: true,
    summary:
      "US operations would largely shift from training to counter-terrorism strikes. The United States would go on with the shift even if the talks broke down.",
  });
  const training = await term({
    number: "3",
    title: "Training by allied forces",
    kind: "article",
    axisUnit: "troops",
    axisLabel: "European and other international troops in training",
    axisBaseline: 8_600,
    summary: "The 8,600 European and other international troops would take on training the Afghan military.",
  });
  const funding = await term({
    number: "3.1",
    title: "Funding of the Afghan security forces",
    kind: "paragraph",
    parentId: training,
    summary: "Officials called continued funding of the Afghan security forces critical.",
  });
  const powerSharing = await term({
    number: "4",
    title: "Power sharing in Kabul",
    kind: "article",
    summary: "A government in Kabul that shares power with the Taliban could result.",
  });
  return { withdrawal, timetable, coalition, reduction, residual, safeHaven, strikes, training, funding, powerSharing };
}

async function recordStatuses({ record }: Chronicle, terms: Awaited<ReturnType<typeof recordTree>>, officials: Cited) {
  const stands = (termId: string, status: TermStatus, heldFrom: string, note?: string) =>
    record(termStatusNoun.record, {
      termId,
      status,
      heldFrom,
      citations: [officials],
      ...(heldFrom === lastMonth ? {} : inferred),
      ...(note ? { note } : {}),
    });
  await stands(terms.withdrawal, "agreed_in_principle", lastMonth, "Decided in principle in the framework agreement.");
  await stands(terms.safeHaven, "agreed_in_principle", lastMonth, "Decided in principle in the framework agreement.");
  await stands(terms.residual, "under_discussion", monday);
  await stands(terms.timetable, "under_discussion", monday);
  await stands(terms.coalition, "under_discussion", monday);
  await stands(terms.reduction, "tabled", monday);
  await stands(terms.training, "under_discussion", monday);
  await stands(terms.powerSharing, "under_discussion", monday);
  await stands(terms.strikes, "not_tabled", monday, "The United States does it on its own; it is not bargained over.");
  await stands(terms.funding, "not_tabled", monday);
}

/** What hangs on what, and why (F3, F14, F27, F29). */
export async function recordLinkages({ record }: Chronicle, terms: Terms, officials: Cited) {
  const link = (fromTermId: string, kind: "requires" | "trades_for" | "excludes", toTermId: string, why: string) =>
    record(linkageNoun.record, {
      fromTermId,
      toTermId,
      kind,
      why,
      heldFrom: monday,
      ...inferred,
      citations: [officials],
    });
  await link(
    terms.coalition,
    "requires",
    terms.timetable,
    "The rest of the international force leaves at the same time as the US troops.",
  );
  await link(terms.residual, "requires", terms.timetable, "The last of these troops leave when the withdrawal ends.");
  await link(
    terms.strikes,
    "requires",
    terms.residual,
    "The counter-terrorism missions and the remaining presence are what lets the CIA operate in the country.",
  );
  await link(
    terms.training,
    "trades_for",
    terms.strikes,
    "US material support must be just enough to keep the allies invested in Resolute Support without costing the counter-terrorism mission.",
  );
  await link(
    terms.powerSharing,
    "trades_for",
    terms.funding,
    "Under power sharing, international money for the Afghan Government could end up with the Taliban.",
  );
}
