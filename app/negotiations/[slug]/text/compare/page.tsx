import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { notFound } from "next/navigation";
import { ComparedAgreement } from "@/components/text/ComparedAgreement";
import { ComparedRows } from "@/components/text/ComparedRows";
import { CompareChoice } from "@/components/text/CompareChoice";
import { SponsorKey } from "@/components/text/SponsorKey";
import { type CompareLayout, compareHref, readCompareAddress } from "@/components/text/compareAddress";
import { MeaningStrip } from "@/components/text/MeaningStrip";
import { textHref } from "@/components/text/textAddress";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { Section } from "@/components/ui/Section";
import { openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { wordingChangesInWords } from "@/lib/text/compare/in-words";
import { compareSince, compareVersions } from "@/lib/text/queries-compare";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Compare" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ComparePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const search = await searchParams;
  const opened = await openNegotiation(slug, search);
  const address = { ...readCompareAddress(search), slug, moment: opened.moment };
  const other: CompareLayout = address.layout === "beside" ? "inline" : "beside";
  return (
    <NegotiationFrame
      opened={opened}
      section="text"
      path={paths.compare(slug)}
      keys={[{ keys: ["i"], label: "inline or side by side" }]}
      shortcuts={[{ keys: "i", label: "inline or side by side", href: compareHref({ ...address, layout: other }) }]}
    >
      <p className="mb-2">
        <Link
          href={textHref(
            { slug, moment: opened.moment, beside: null },
            address.termId ? { termId: address.termId } : {},
          )}
          className="link"
        >
          Back to the text
        </Link>
      </p>
      {address.termId ? (
        <TermCompared opened={opened} address={{ ...address, termId: address.termId }} />
      ) : (
        <AgreementCompared opened={opened} address={address} />
      )}
    </NegotiationFrame>
  );
}

type Opened = Awaited<ReturnType<typeof openNegotiation>>;
type Address = Parameters<typeof compareHref>[0];

async function TermCompared({ opened, address }: { opened: Opened; address: Address & { termId: string } }) {
  const found = await compareVersions(opened, address);
  if (!found) notFound();
  const { term, from, to, rows, force, versions, sponsors } = found;
  return (
    <div className="grid gap-6">
      <div>
        <Answer>{wordingChangesInWords(rows)}</Answer>
        <MetaLine>
          {term.number} {term.title}, version {from.number} beside version {to.number}
        </MetaLine>
      </div>
      <CompareChoice address={address} versions={versions} fromId={from.id} toId={to.id} />
      <SponsorKey sponsors={sponsors} texts={[from.text, to.text]} />
      {from.text !== to.text && (
        <Section title="What changed in force" aside={force.length > 0 ? forceCounted(force.length) : undefined}>
          <MeaningStrip force={force} name="force" language={to.language} />
        </Section>
      )}
      <ComparedRows
        rows={rows}
        language={to.language}
        sponsors={sponsors}
        layout={address.layout}
        force={force}
        forceName="force"
      />
    </div>
  );
}

async function AgreementCompared({ opened, address }: { opened: Opened; address: Address }) {
  if (!address.since)
    return (
      <div className="grid gap-6">
        <Answer>What has changed in the agreement, and since when?</Answer>
        <CompareChoice address={address} />
        <EmptyState about="Every term that was added, dropped, moved, renumbered or reworded since that day stands here, words and brackets told apart.">
          Choose the day to compare with.
        </EmptyState>
      </div>
    );
  const { earlier, madeAt, terms, passages, sponsors } = await compareSince(opened, address.since, address.sinceRecord);
  const changed = terms.filter(({ changes }) => changes.length > 0);
  const inForce = changed.filter(({ force }) => force.length > 0);
  const forceChanges = inForce.reduce((sum, { force }) => sum + force.length, 0);
  const { timeZone } = opened.negotiation;
  const day = madeAt
    ? `the text of ${formatFuzzy(earlier.asOfDay, timeZone)}, as it was known on ${formatInstant(madeAt, timeZone, "minute")}`
    : formatFuzzy(earlier.asOfDay, timeZone);
  return (
    <div className="grid gap-6">
      <div>
        <Answer>
          {changed.length === 0
            ? `Nothing in the agreement has changed since ${day}.`
            : `${changed.length === 1 ? "1 term has" : `${changed.length} terms have`} changed since ${day}.`}
        </Answer>
        {forceChanges > 0 && (
          <MetaLine>
            {forceCounted(forceChanges)} in force, in {inForce.length === 1 ? "1 term" : `${inForce.length} terms`}
          </MetaLine>
        )}
        {earlier.error && <MetaLine>{earlier.error}</MetaLine>}
      </div>
      <CompareChoice address={address} />
      <SponsorKey
        sponsors={sponsors}
        texts={changed.flatMap(({ before, after, rows }) =>
          rows.length > 0 ? [before?.text ?? "", after?.text ?? ""] : [],
        )}
      />
      <ComparedAgreement terms={changed} passages={passages} sponsors={sponsors} address={address} />
    </div>
  );
}

function forceCounted(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}
