/** Two moments compared: what moved, told by term or by party and in pages where it is long, and what did not. */
import type { ReactNode } from "react";
import { type ChangesAddress, changesHref } from "@/components/analysis/changes/changesAddress";
import type { Comparing } from "@/components/analysis/changes/Comparing";
import { PartyChanges } from "@/components/analysis/changes/PartyChanges";
import { StillSection } from "@/components/analysis/changes/StillSection";
import { TermChanges } from "@/components/analysis/changes/TermChanges";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Pages } from "@/components/ui/Pages";
import { Section } from "@/components/ui/Section";
import { movedInShort, movesCounted, newsInShort } from "@/lib/analysis/changes/in-words";
import { namesOf } from "@/lib/analysis/changes/names";
import { inPages } from "@/lib/analysis/changes/pages";
import { changesBetween } from "@/lib/analysis/changes/queries";
import { myCompartments, type Opened } from "@/lib/negotiations/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import type { OpenedMoment } from "@/lib/time/moment";

type Props = {
  opened: Opened;
  earlier: OpenedMoment;
  address: ChangesAddress;
  /** From 1; the last one where there are fewer. */
  page: number;
  /** What lies between the moments, and the choice of others. */
  between: ReactNode;
  choice: ReactNode;
};

/** Lines on a page. */
const most = 160;

export async function ComparedMoments({ opened, earlier, address, page, between, choice }: Props) {
  const { moment } = opened;
  const [changes, compartments] = [await changesBetween(opened, earlier, moment), await myCompartments(opened)];
  const comparing: Comparing = {
    ...{ slug: address.slug, moment, compartments },
    ...namesOf(changes),
  };
  const day = (of: OpenedMoment) => formatFuzzy(of.asOfDay, "UTC", { style: "long", weekday: false });
  const counted = movesCounted(changes);
  const isByTerm = address.by === "term";
  const terms = inPages(changes.terms, (each) => 2 + each.wordings.length + each.positions.length, most);
  const parties = inPages(changes.parties, (each) => 2 + each.positions.length + each.brackets.length, most);
  const count = isByTerm ? terms.length : parties.length;
  const at = Math.min(page, Math.max(1, count));
  return (
    <>
      <div className="grid gap-1">
        <Answer>
          {movedInShort(changes)} between {day(earlier)} and {day(moment)}.
        </Answer>
        {counted && (
          <MetaLine>
            {newsInShort(changes)} {counted}
          </MetaLine>
        )}
        {between}
      </div>
      {choice}
      <Section title="What moved or is new on record">
        {count === 0 && (
          <p className="py-2 text-ink-2">
            {isByTerm ? "No term moved, and nothing on any is new." : "No party moved, and nothing of any is new."}
          </p>
        )}
        {isByTerm ? (
          <TermChanges terms={terms[at - 1] ?? []} comparing={comparing} />
        ) : (
          <PartyChanges parties={parties[at - 1] ?? []} comparing={comparing} />
        )}
        {count > 1 && <Pages page={at} pages={count} hrefOf={(to) => changesHref(address, { page: to })} />}
      </Section>
      <StillSection changes={changes} comparing={comparing} />
    </>
  );
}
