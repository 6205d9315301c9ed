import type { Metadata } from "next";
import { SaidForm } from "@/components/search/SaidForm";
import { SaidList } from "@/components/search/SaidList";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { saidPage } from "@/lib/search/queries-said";
import { readSearch, searchParams as fields } from "@/lib/search/rules/asked";
import { saidInWords, topicsInWords } from "@/lib/search/rules/words";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Partial<Record<(typeof fields)[number], string | string[]>>>;
};

export const metadata: Metadata = { title: "Who said what" };

const keys = [{ keys: ["j", "k"], label: "next, previous entry" }];

export default async function SaidPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const address = await searchParams;
  const opened = await openNegotiation(slug, address);
  const { moment, negotiation } = opened;
  const typed = Object.fromEntries(fields.map((name) => [name, paramOf(address[name])]));
  const { asked } = readSearch(typed, negotiation.timeZone);
  const [said, compartments] = [await saidPage(opened, asked), await myCompartments(opened)];
  const path = paths.said(slug);
  const query = momentQuery(moment);
  const clocks = Object.entries(moment.params).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const allHref = hrefWith(path + query, { party: asked.party });
  const topics = topicsInWords(said.topics);
  return (
    <NegotiationFrame opened={opened} section={null} path={path} keys={keys}>
      <RowNavigation noun="entry" />
      <div className="grid max-w-5xl grid-cols-1 gap-6">
        <div>
          <Answer>{saidInWords(said, asked)}</Answer>
          {topics && <MetaLine className="mt-1">{topics}</MetaLine>}
        </div>
        <SaidForm key={hrefWith(path + query, typed)} {...{ path, allHref, clocks, asked }} choices={said.choices} />
        {said.actor && said.entries.length === 0 && (
          <EmptyState
            about="Statements, positions, answers, wordings and pauses of theirs would stand here, with their sources."
            action={
              (asked.typed !== "" || asked.term !== null) && (
                <Link href={allHref} className="link py-1 max-md:py-3">
                  On anything
                </Link>
              )
            }
          >
            Nothing of this is on record.
          </EmptyState>
        )}
        {said.entries.length > 0 && (
          <SaidList
            entries={said.entries}
            reading={{ slug, moment }}
            timeZone={negotiation.timeZone}
            evidenceHref={paths.evidence(slug) + query}
            compartments={compartments}
          />
        )}
      </div>
    </NegotiationFrame>
  );
}
