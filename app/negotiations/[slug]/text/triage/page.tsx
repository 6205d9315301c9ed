import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { TriageList } from "@/components/lineage/TriageList";
import { MarkingWord } from "@/components/record/MarkingNote";
import { textHref } from "@/components/text/textAddress";
import { MetaLine, Title } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { Pages } from "@/components/ui/Pages";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { triagePage } from "@/lib/lineage/queries-triage";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "To be placed" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & { page?: string | string[] }> };

const keys = [
  { keys: ["j", "k"], label: "next, previous" },
  { keys: ["1", "…", "9"], label: "place it with that term" },
  { keys: ["0"], label: "it stays" },
  { keys: ["a"], label: "it belongs to all" },
];

export default async function TriagePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { negotiation, moment, member } = opened;
  const { items, count, page, pages } = await triagePage(opened, paramOf(asked.page));
  const compartments = await myCompartments(opened);
  const verdict = mayRecord(member);
  const query = momentQuery(moment);
  const pageHref = (to: number) => hrefWith(paths.triage(slug) + query, { page: to === 1 ? null : String(to) });
  return (
    <NegotiationFrame opened={opened} section="text" path={paths.triage(slug)} keys={keys}>
      <p className="mb-2">
        <Link href={textHref({ slug, moment, beside: null })} className="link">
          Back to the text
        </Link>
      </p>
      <Title>{answerOf(count)}</Title>
      {count === 0 ? (
        <EmptyState
          about="What was said of a term that is split or merged, and that its words do not decide, stands here until somebody says where it belongs. Terms are split and merged from their own pages."
          action={<ButtonLink href={textHref({ slug, moment, beside: null })}>Read the text</ButtonLink>}
        >
          Everything said of the terms has its place.
        </EmptyState>
      ) : (
        <>
          <MetaLine>
            {verdict.allowed
              ? "Its term was split or merged, and somebody has to say where it belongs. Where the words point to one place, that is filled in."
              : verdict.because}{" "}
            {verdict.allowed && !moment.isPresent && (
              <>
                This is the past, which stays as it was:{" "}
                <Link href={paths.triage(slug)} className="link">
                  return to now
                </Link>{" "}
                to place it.
              </>
            )}
          </MetaLine>
          <div className="mt-4 border-t-2 border-ink">
            <TriageList
              negotiationId={negotiation.id}
              items={items}
              hrefs={Object.fromEntries(items.map(({ from }) => [from.id, paths.term(slug, from.id) + query]))}
              markings={Object.fromEntries(
                items.map(({ id, compartmentId }) => [
                  id,
                  <MarkingWord key={id} compartment={compartments.find((each) => each.id === compartmentId)} />,
                ]),
              )}
              mayAllot={verdict.allowed && moment.isPresent}
            />
            {pages > 1 && <Pages page={page} pages={pages} hrefOf={pageHref} />}
          </div>
        </>
      )}
      <RowNavigation noun="thing to place" />
    </NegotiationFrame>
  );
}

function answerOf(count: number): string {
  if (count === 0) return "Nothing waits to be placed.";
  return count === 1 ? "1 thing waits to be placed." : `${count} things wait to be placed.`;
}
