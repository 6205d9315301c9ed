/** A negotiation over a long text, as its people would bring it about: three drafts taken in, and what is said of them. */
import { makeAnnotation } from "@/lib/annotations/commands/make-annotation";
import { foundNegotiation } from "@/lib/negotiations/commands/found-negotiation";
import { addMember } from "@/lib/negotiations/commands/members";
import { partyNoun } from "@/lib/parties/commands/party";
import { chanceFrom } from "@/lib/platform/boot/soak/random";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import type { Role } from "@/lib/platform/member";
import { makeAnchor } from "@/lib/text/anchor";
import { takeInText } from "@/lib/text/commands/take-in-text";
import { readWholeText } from "@/lib/text/whole/read-whole-text";
import { sentTerms, type StandingTerm, takenDraft } from "@/lib/text/whole/taken-rows";
import { must } from "@/prisma/team-fixtures";
import type { Owner } from "@/prisma/fixtures";
import { writtenText, type WrittenText } from "./whole-text";
import { remarks } from "./words";

type People = { founder: Actor; others: readonly { email: string; role: Role }[] };

const drafts = ["2025-01-13", "2025-03-10", "2025-06-02"];
const parties = [
  { code: "AR", name: "Republic of Ardalia" },
  { code: "VM", name: "Velmark" },
] as const;
export const wordedText = {
  clauses: 600,
  brackets: 1000,
  seed: 1,
  sponsors: [parties[0].code, parties[1].code],
} satisfies WrittenText;

/** Gives back where it is. Every second remark is on the first draft, and is placed on what became of its words. */
export async function loadWorded(owner: Owner, { founder, others }: People, text: WrittenText, said: number) {
  const name = `Convention on the Waters of the Amsara Basin (text of ${text.clauses} clauses)`;
  const { id: negotiationId, slug } = must(
    await execute(foundNegotiation, founder, { name, timeZone: "Europe/Zurich", present: "2025-07-01" }),
  );
  for (const member of others) must(await execute(addMember, founder, { negotiationId, ...member }));
  for (const party of parties)
    must(await execute(partyNoun.record, founder, { negotiationId, ...party, ...negotiating, heldFrom: "2025-01-06" }));

  let standing: StandingTerm[] = [];
  for (const [draft, heldFrom] of drafts.entries()) {
    const read = readWholeText({ content: writtenText(text, draft), sponsors: parties });
    if (!read.ok) throw new Error(read.message);
    const rows = takenDraft(read.value, standing).rows;
    const terms = sentTerms(rows).map(({ key: _, ...term }) => term);
    const { termIds } = must(await execute(takeInText, founder, { negotiationId, heldFrom, terms }));
    standing = rows.map(({ number, title, kind, text: words }, at) => ({
      ...{ id: termIds[at] ?? "", number, title, kind, text: words },
      parentId: termIds[terms[at]?.parent ?? -1] ?? null,
    }));
    if (draft !== 1) await remark(owner, founder, negotiationId, Math.ceil(said / 2), text.seed + draft);
  }
  return { negotiationId, slug };
}

const negotiating = { kind: "state", role: "negotiating", isAtTable: true };

/** On some words of as many wordings as there are remarks, spread over the text. */
async function remark(owner: Owner, founder: Actor, negotiationId: string, count: number, seed: number) {
  const chance = chanceFrom(seed);
  const { rows } = await owner.query<{ id: string; text: string }>(
    "select distinct on (v.term_id) v.record_id as id, v.text from clause_version v join record r on r.id = v.record_id " +
      "where v.negotiation_id = $1 order by v.term_id, r.seq desc",
    [negotiationId],
  );
  for (let made = 0; made < count; made += 1) {
    const { id: clauseVersionId, text } = rows[Math.floor((made * rows.length) / count)] ?? { id: "", text: "" };
    const from = text.indexOf(" ", Math.floor(chance.next() * text.length * 0.8));
    const anchor = makeAnchor(text, from, text.indexOf(" ", from + 12 + Math.floor(chance.next() * 30)));
    if (!anchor) continue;
    const words = { start: anchor.start, end: anchor.end, quote: anchor.quote, body: chance.of(remarks) };
    must(await execute(makeAnnotation, founder, { negotiationId, clauseVersionId, ...words }));
  }
}
