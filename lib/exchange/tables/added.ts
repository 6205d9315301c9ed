/** What a row names that is not on record, added because its author chose so. */
import "server-only";
import type { ZodError, ZodSafeParseResult } from "zod";
import { sourceNoun } from "@/lib/evidence/commands/source";
import { partyNoun } from "@/lib/parties/commands/party";
import { partiesIn } from "@/lib/parties/queries";
import { usuallyAtTable } from "@/lib/parties/rules";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { atLast } from "@/lib/record/reading";
import { termNoun } from "@/lib/terms/commands/term";
import { termsIn } from "@/lib/terms/queries";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { freeCode, freeNumber } from "../rules/table-in/added";
import type { Mapping } from "../rules/table-in/mapping";
import type { NamedKind } from "../rules/table-in/nouns";
import type { Names } from "./names";

type Asked = { kind: NamedKind; name: string; since: () => FuzzyDate | null };

/** The id of what is called so: added by this row, or by one before it, with the record that did. */
export async function addNamed(
  context: CommandContext,
  mapping: Mapping,
  names: Names,
  { kind, name, since }: Asked,
): Promise<{ id: string; recordId: string | null }> {
  const found = names[kind].find(name);
  if (found.is === "one") return { id: found.id, recordId: null };
  if (found.is === "several") throw new Refusal(`Several are called “${name}”.`);
  const { tx, member, now } = context;
  const heldFrom = since();
  const more = heldFrom ? { heldFrom } : {};
  if (kind === "party") {
    const taken = (await partiesIn(tx, member.negotiationId, atLast(now))).map(({ code }) => code);
    const input = partyNoun.record.input.safeParse({ ...partyInput(context, mapping, name, new Set(taken)), ...more });
    const made = await partyNoun.publish(context, whole(input));
    names.party.add({ id: made.partyId, label: name, names: [] });
    return { id: made.partyId, recordId: made.recordId };
  }
  if (kind === "term") {
    const taken = (await termsIn(tx, member.negotiationId, atLast(now))).filter(({ parentId }) => parentId === null);
    const numbers = new Set(taken.map((term) => term.number));
    const input = whole(termNoun.record.input.safeParse({ ...termInput(context, mapping, name, numbers), ...more }));
    const made = await termNoun.publish(context, input);
    names.term.add({ id: made.termId, label: name, names: [input.number, input.title] });
    return { id: made.termId, recordId: made.recordId };
  }
  if (kind === "source") {
    const input = sourceNoun.record.input.safeParse({ ...sourceInput(context, mapping, name), ...more });
    const made = await sourceNoun.publish(context, whole(input));
    names.source.add({ id: made.sourceId, label: name, names: [] });
    return { id: made.sourceId, recordId: made.recordId };
  }
  throw new Refusal("A round is added on its own page.");
}

/** Why nothing can be called so: it is too long, or a round. Null: it can. */
export function whyNotAdded(context: CommandContext, mapping: Mapping, kind: NamedKind, name: string): string | null {
  if (kind === "round") return "A round is added on its own page.";
  const read = {
    party: () => partyNoun.record.input.safeParse(partyInput(context, mapping, name, new Set())),
    term: () => termNoun.record.input.safeParse(termInput(context, mapping, name, new Set())),
    source: () => sourceNoun.record.input.safeParse(sourceInput(context, mapping, name)),
  }[kind]();
  return read.success ? null : complaintIn(read.error);
}

const complaintIn = (error: ZodError): string => error.issues[0]?.message ?? "It cannot be added.";

function whole<Value>(read: ZodSafeParseResult<Value>): Value {
  if (!read.success) throw new Refusal(complaintIn(read.error));
  return read.data;
}

const common = ({ member }: CommandContext, { compartmentId }: Mapping) => ({
  ...{ negotiationId: member.negotiationId, ...(compartmentId ? { compartmentId } : {}) },
});

function partyInput(context: CommandContext, mapping: Mapping, name: string, taken: ReadonlySet<string>) {
  const { partyKind: kind, partyRole: role } = mapping.added;
  return {
    ...{ ...common(context, mapping), name, code: freeCode(name, taken), kind, role },
    isAtTable: usuallyAtTable(role),
  };
}

function termInput(context: CommandContext, mapping: Mapping, name: string, taken: ReadonlySet<string>) {
  return { ...common(context, mapping), ...freeNumber(name, taken), kind: mapping.added.termKind };
}

function sourceInput(context: CommandContext, mapping: Mapping, name: string) {
  return { ...common(context, mapping), title: name, kind: "document", reliability: "F", origin: name };
}
