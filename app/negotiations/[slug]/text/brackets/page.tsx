import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { MarkingWord } from "@/components/record/MarkingNote";
import { BracketList } from "@/components/text/BracketList";
import { BurnDown } from "@/components/text/BurnDown";
import { LedgerChoice } from "@/components/text/LedgerChoice";
import { isShown, ofWhom, readLedgerFilter } from "@/components/text/ledgerAddress";
import { textHref } from "@/components/text/textAddress";
import { Answer } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { burnDown } from "@/lib/text/ledger/burn-down";
import { type BracketOnRecord, bracketsOnRecord } from "@/lib/text/queries-ledger";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Brackets" };

type Param = string | string[];
type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Partial<Record<"show" | "term" | "sponsor", Param>>>;
};

export default async function BracketsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { brackets, rounds, sponsors } = await bracketsOnRecord(opened);
  const compartments = await myCompartments(opened);
  const filter = readLedgerFilter(asked);
  const ofThese = ofWhom(brackets, filter);
  const shown = ofThese.filter((bracket) => isShown(bracket, filter.show));
  const path = paths.brackets(slug);
  const clocks = momentQuery(opened.moment);
  const view = { slug, moment: opened.moment, beside: null };
  const held = new Set(brackets.flatMap((bracket) => bracket.sponsors));
  const terms = new Map(brackets.map(({ term }) => [term.id, term]));
  return (
    <NegotiationFrame opened={opened} section="text" path={path} keys={[{ keys: ["j", "k"], label: "next, previous" }]}>
      <p className="mb-2">
        <Link href={textHref(view)} className="link">
          Back to the text
        </Link>
      </p>
      <div className="grid gap-8">
        <Answer>{inWords(ofThese)}</Answer>
        {brackets.length === 0 ? (
          <EmptyState about="Every bracket of every term stands here, with who holds its words back, the session that opened it and the one that closed it.">
            No wording had a bracket by this day.
          </EmptyState>
        ) : (
          <>
            <LedgerChoice
              path={path}
              filter={filter}
              terms={[...terms.values()]}
              sponsors={sponsors.filter(({ code }) => held.has(code))}
              clocks={[...new URLSearchParams(clocks)]}
              allHref={path + clocks}
            />
            {rounds.length > 0 && (
              <Section title="By round" className="max-w-3xl">
                <BurnDown rows={burnDown(ofThese, rounds)} rounds={rounds} />
              </Section>
            )}
            <Section title="Brackets" aside={`${shown.length} of ${brackets.length}`}>
              {shown.length === 0 ? (
                <EmptyState>No bracket is like that.</EmptyState>
              ) : (
                <BracketList
                  brackets={shown}
                  sponsors={sponsors}
                  view={view}
                  zone={opened.negotiation.timeZone}
                  marking={(compartmentId) => (
                    <MarkingWord compartment={compartments.find(({ id }) => id === compartmentId)} />
                  )}
                />
              )}
            </Section>
          </>
        )}
      </div>
      <RowNavigation noun="bracket" />
    </NegotiationFrame>
  );
}

/** "7 brackets are open and 3 are closed; 1 was reopened." */
function inWords(brackets: readonly BracketOnRecord[]): string {
  if (brackets.length === 0) return "No bracket is on record here.";
  const open = brackets.filter(({ closedIn }) => closedIn === null).length;
  const closed = brackets.length - open;
  const reopened = brackets.filter(({ reopenedFrom }) => reopenedFrom !== null).length;
  const opened =
    open === 1 ? "1 bracket is open" : `${open === 0 ? "No" : open} ${open === 0 ? "bracket is" : "brackets are"} open`;
  const again = reopened > 0 ? `; ${reopened === 1 ? "1 was" : `${reopened} were`} reopened` : "";
  return `${opened} and ${closed === 0 ? "none" : closed} ${closed > 1 ? "are" : "is"} closed${again}.`;
}
