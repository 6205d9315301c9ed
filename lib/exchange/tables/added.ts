/** What a row names that is not on record, added because its author chose so. */
import "server-only";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { partyNoun } from "@/lib/parties/commands/party";
import { partiesIn } from "@/lib/parties/queries";
import { usuallyAtTable } from "@/lib/parties/rules";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { atLast } from "@/lib/record/reading";
import { termNoun } from "@/lib/terms/commands/term";
import { termsIn } from "@/lib/terms/queries";
import { freeCode, freeNumber } from "../rules/table-in/added";
import type { Mapping } from "../rules/table-in/mapping";
import type { NamedKind } from "../rules/table-in/nouns";
import type { Names } from "./names";

/** The id of what is called so: added by this row, or by one before it, with the record that did. */
export async function addNamed(
  context: CommandContext,
  mapping: Mapping,
  names: Names,
  kind: NamedKind,
  name: string,
): Promise<{ id: string; recordId: string | null }> {
  const found = names[kind].find(name);
  if (found.is === "one") return { id: found.id, recordId: null };
  const { tx, member, now } = context;
  const { compartmentId } = mapping;
  const common = { negotiationId: member.negotiationId, ...(compartmentId ? { compartmentId } : {}) };
  if (kind === "party") {
    const { partyKind, partyRole } = mapping.added;
    const taken = (await partiesIn(tx, member.negotiationId, atLast(now))).map(({ code }) => code);
    const made = await partyNoun.publish(
      context,
      partyNoun.record.input.parse({
        ...{ ...common, name, code: freeCode(name, new Set(taken)), kind: partyKind, role: partyRole },
        isAtTable: usuallyAtTable(partyRole),
      }),
    );
    names.party.add({ id: made.partyId, label: name, names: [] });
    return { id: made.partyId, recordId: made.recordId };
  }
  if (kind === "term") {
    const taken = (await termsIn(tx, member.negotiationId, atLast(now))).filter(({ parentId }) => parentId === null);
    const { number, title } = freeNumber(name, new Set(taken.map((term) => term.number)));
    const input = { ...common, number, title, kind: mapping.added.termKind };
    const made = await termNoun.publish(context, termNoun.record.input.parse(input));
    names.term.add({ id: made.termId, label: name, names: [number, title] });
    return { id: made.termId, recordId: made.recordId };
  }
  if (kind === "source") {
    const input = { ...common, title: name, kind: "document", reliability: "F", origin: name };
    const made = await sourceNoun.publish(context, sourceNoun.record.input.parse(input));
    names.source.add({ id: made.sourceId, label: name, names: [] });
    return { id: made.sourceId, recordId: made.recordId };
  }
  throw new Refusal("A round is added on its own page.");
}
