/** Composes a brief from what its reader sees: the one model that every way of drawing it draws. */
import { type BriefSection, briefSectionLabels } from "@/lib/briefs/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import { type Block, type Brief, classificationOf } from "../rules/brief";
import { type Material, say, type Writing, writing } from "./material";
import { movedBlocks, positionsBlocks, questionsBlocks } from "./positions";
import { standingBlocks, termsBlocks, zonesBlocks } from "./standing";
import { evidenceBlocks, talksBlocks } from "./talks";
import { remarksBlocks, textBlocks } from "./text";

const written: Record<BriefSection, (material: Material, to: Writing) => Block[]> = {
  standing: standingBlocks,
  text: textBlocks,
  terms: termsBlocks,
  positions: positionsBlocks,
  zones: zonesBlocks,
  moved: movedBlocks,
  questions: questionsBlocks,
  talks: talksBlocks,
  evidence: evidenceBlocks,
  remarks: remarksBlocks,
};

type Made = { by: string; at: Date };

/** The sections in the order given; `made` is who asks for it and when. What a section has nothing of, it says. */
export function composeBrief(material: Material, sections: readonly BriefSection[], made: Made): Brief {
  const { negotiation, moment, facts } = material;
  const to = writing({ ...material, sources: facts.sources });
  const parts = sections.map((section) => {
    const blocks = written[section](material, to);
    return {
      section,
      title: briefSectionLabels[section],
      blocks:
        blocks.length > 0 ? blocks : [{ kind: "paragraph" as const, line: [say("Nothing is on record.", "quiet")] }],
    };
  });
  const circles = to.circles();
  const markings = [...new Set(circles.map(({ name }) => name))].sort();
  const asOf = `As of ${formatFuzzy(moment.asOfDay, negotiation.timeZone, { style: "long" })}`;
  const known = moment.knownAtDay
    ? `, as known on ${formatFuzzy(moment.knownAtDay, negotiation.timeZone, { style: "long" })}`
    : "";
  return {
    title: negotiation.name,
    moment: asOf + known,
    made: `Made by ${made.by}, ${formatInstant(made.at, negotiation.timeZone)}`,
    markings,
    circles,
    classification: classificationOf(markings),
    parts,
    notes: to.notes(),
    sponsors: material.sponsors.map(({ code, name, index }) => ({ code, name, index })),
  };
}
