/** Where the deal stands, what its terms are, and where the parties' values meet. */
import { standingGroups, type StandingGroup } from "@/lib/analysis/standing";
import { readTermZone } from "@/lib/analysis/term-zone";
import { linkageLabels, termKindLabels, termStatusLabels } from "@/lib/terms/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Block, Line } from "../rules/brief";
import { type Material, say, type Writing } from "./material";

const groupTitles: Record<StandingGroup, string> = {
  blocked: "Blocked: needs a move",
  open: "Open: being worked on",
  settled: "Settled: agreed so far",
  outside: "Outside: not bargained over",
};

export function standingBlocks({ board, facts, negotiation }: Material, to: Writing): Block[] {
  const { headline, sourcing, round, groups, risks } = board;
  const termIds = new Map(facts.terms.map((term) => [term.id, term]));
  // The answer counts all that the reader sees, so it is for whoever may see all of that.
  const behind = [...facts.terms, ...facts.positions, ...facts.linkages, ...facts.parties].map(({ record }) => record);
  const statuses = [...facts.statuses.values()].map(({ since }) => since);
  const lines: Block[] = [];
  if (headline.length > 0)
    lines.push({
      kind: "paragraph",
      line: [say(headline.join(" "), "strong"), ...to.marked(...behind, ...statuses)],
    });
  if (sourcing.sentences.length > 0)
    lines.push({
      kind: "paragraph",
      line: [say([...sourcing.sentences, sourcing.owed ?? ""].join(" ").trim(), "quiet"), ...to.marked(...facts.lines)],
    });
  if (round) {
    const { stands, next, wait } = round;
    const coming = next ? ` ${next}${wait ? `, ${wait}` : ""}.` : "";
    const told = facts.rounds.flatMap((each) => [each.record, ...each.events.map(({ record }) => record)]);
    lines.push({ kind: "paragraph", line: [say(`${stands}.${coming}`), ...to.marked(...told)] });
  }
  for (const group of standingGroups) {
    const found = groups.find((each) => each.group === group);
    if (!found) continue;
    lines.push({ kind: "heading", line: [say(groupTitles[group])] });
    lines.push({
      kind: "table",
      caption: groupTitles[group],
      heads: ["Term", "Status", "Since", "Who or what holds it"],
      rows: found.rows.map(({ termId, number, title, status, since, hold, statusCompartmentId }) => [
        [say(`${number} `, "quiet"), say(title, "strong"), ...to.marked(termIds.get(termId)?.record)],
        statusCell(termId, termStatusLabels[status], { compartmentId: statusCompartmentId }),
        [say(since ? formatFuzzy(since.date, negotiation.timeZone, { weekday: false }) : "")],
        [...(hold.party ? [say(`${hold.party} `, "strong")] : []), say(hold.words), ...to.marks(hold.markedWith)],
      ]),
    });
    const rest = found.count - found.rows.length;
    if (rest > 0) lines.push({ kind: "paragraph", line: [say(`${rest} more are listed under terms.`, "quiet")] });
  }
  if (risks.length > 0) {
    lines.push({ kind: "heading", line: [say("Risks")] });
    lines.push({
      kind: "list",
      items: risks.map(({ text, likelihood, impact, term, compartmentId }) => {
        const weighed = [
          likelihood && `likelihood ${likelihood}`,
          impact && `impact ${impact}`,
          term && `on ${term.number}`,
        ];
        const about = weighed.filter(Boolean).join(", ");
        return [say(text), ...(about ? [say(` (${about})`, "quiet")] : []), ...to.marked({ compartmentId })];
      }),
    });
  }
  return lines;

  function statusCell(termId: string, label: string, marking: { compartmentId: string | null }): Line {
    const held = facts.statuses.get(termId);
    return [say(label), ...(held ? to.cited(held.record) : []), ...to.marked(marking)];
  }
}

export function termsBlocks({ facts, negotiation }: Material, to: Writing): Block[] {
  const { terms, statuses, linkages } = facts;
  const blocks: Block[] = [
    {
      kind: "table",
      caption: "Every term with its status",
      heads: ["Number", "Term", "Kind", "Status", "Since", "Note"],
      rows: terms.map(({ id, number, title, kind, record }): Line[] => {
        const held = statuses.get(id);
        const since =
          held && formatFuzzy(requireFuzzyDate(held.since.validText), negotiation.timeZone, { weekday: false });
        return [
          [say(number)],
          [say(title), ...to.cited(record), ...to.marked(record)],
          [say(termKindLabels[kind])],
          held ? [say(termStatusLabels[held.status]), ...to.cited(held.record), ...to.marked(held.record)] : [],
          [say(since ?? "")],
          [say(held?.note ?? "")],
        ];
      }),
    },
  ];
  if (linkages.length > 0) {
    const named = (termId: string) => terms.find(({ id }) => id === termId);
    blocks.push({ kind: "heading", line: [say("What is linked to what")] });
    blocks.push({
      kind: "list",
      items: linkages.flatMap(({ fromTermId, toTermId, kind, why, record }): Line[] => {
        const [from, onto] = [named(fromTermId), named(toTermId)];
        if (!from || !onto) return [];
        const words = `${from.number} ${from.title} ${linkageLabels[kind]} ${onto.number} ${onto.title}`;
        return [
          [say(words), say(why ? `: ${why}` : ""), ...to.cited(record), ...to.marked(record, from.record, onto.record)],
        ];
      }),
    });
  }
  return blocks;
}

export function zonesBlocks({ facts }: Material, to: Writing): Block[] {
  return facts.terms.flatMap((term): Block[] => {
    const zone = readTermZone(term, facts);
    if (!zone?.rows.some(({ intervals }) => intervals.length > 0)) return [];
    const records = zone.rows.flatMap(({ position, party }) => [position?.record, party.record]);
    return [
      { kind: "heading", line: [say(`${term.number} ${term.title}`), ...to.marked(term.record)] },
      { kind: "paragraph", line: [say(zone.sentences.join(" ")), ...to.marked(...records)] },
    ];
  });
}
