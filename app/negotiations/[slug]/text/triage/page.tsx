import type { Metadata } from "next";
import Link from "next/link";
import { TriageList } from "@/components/lineage/TriageList";
import { MarkingWord } from "@/components/record/MarkingNote";
import { textHref } from "@/components/text/textAddress";
import { MetaLine, Title } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { triageItems } from "@/lib/lineage/queries-triage";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { type MomentParams, momentQuery } from "@/lib/time/moment";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "To be placed" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams> };

/** More than this at once nobody looks through; the rest comes up as these are placed. */
const shownAtOnce = 100;

const keys = [
  { keys: ["j", "k"], label: "next, previous" },
  { keys: ["1", "…", "9"], label: "place it with that term" },
  { keys: ["0"], label: "it stays" },
  { keys: ["a"], label: "it belongs to all" },
];

export default async function TriagePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const opened = await openNegotiation(slug, await searchParams);
  const { negotiation, moment, member } = opened;
  const items = await triageItems(opened);
  const compartments = await myCompartments(opened);
  const shown = items.slice(0, shownAtOnce);
  const verdict = mayRecord(member);
  const query = momentQuery(moment);
  return (
    <NegotiationFrame opened={opened} section="text" path={paths.triage(slug)} keys={keys}>
      <p className="mb-2">
        <Link href={textHref({ slug, moment, beside: null })} className="link">
          Back to the text
        </Link>
      </p>
      <Title>{answerOf(items.length)}</Title>
      {items.length === 0 ? (
        <EmptyState about="What was said of a term that is split or merged, and that its words do not decide, stands here until somebody says where it belongs.">
          Everything said of the terms has its place.
        </EmptyState>
      ) : (
        <>
          <MetaLine>
            {verdict.allowed
              ? "Its term was split or merged, and somebody has to say where it belongs. Where the words point to one place, that is filled in."
              : verdict.because}
          </MetaLine>
          <div className="mt-4 border-t-2 border-ink">
            <TriageList
              negotiationId={negotiation.id}
              items={shown}
              hrefs={Object.fromEntries(items.map(({ from }) => [from.id, paths.term(slug, from.id) + query]))}
              markings={Object.fromEntries(
                shown.map(({ id, compartmentId }) => [
                  id,
                  <MarkingWord key={id} compartment={compartments.find((each) => each.id === compartmentId)} />,
                ]),
              )}
              mayAllot={verdict.allowed && moment.isPresent}
            />
            {items.length > shown.length && (
              <p className="border-t border-rule py-3 text-ink-2">
                {items.length - shown.length} more come up as these are placed.
              </p>
            )}
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
