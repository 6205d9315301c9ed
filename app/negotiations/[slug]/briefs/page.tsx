import type { Metadata } from "next";
import { BriefTable } from "@/components/briefs/BriefTable";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { keptBriefs } from "@/lib/briefs/queries";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";

export const metadata: Metadata = { title: "Kept briefs" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams> };

const keys = [
  { keys: ["j", "k"], label: "next, previous brief" },
  { keys: ["Enter"], label: "open it" },
  { keys: ["a"], label: "make one" },
];

export default async function BriefsPage({ params, searchParams }: Props) {
  const [{ slug }, clocks] = [await params, await searchParams];
  const opened = await openNegotiation(slug, clocks);
  const briefs = await keptBriefs(opened);
  const compartments = await myCompartments(opened);
  const query = momentQuery(opened.moment);
  const makeHref = paths.brief(slug) + query;
  const action = (
    <ButtonLink href={makeHref} keyCap="a">
      Make a brief
    </ButtonLink>
  );
  return (
    <NegotiationFrame
      opened={opened}
      section={null}
      path={paths.briefs(slug)}
      keys={keys}
      shortcuts={[{ keys: "a", label: "make a brief", href: makeHref }]}
    >
      <RowNavigation noun="brief" />
      <div className="grid grid-cols-1 gap-6">
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="grid gap-1">
            <Answer>{inWords(briefs.length)}</Answer>
            {briefs.length > 0 && (
              <MetaLine>Each stays as it was when it was kept, whatever is recorded later.</MetaLine>
            )}
          </div>
          {briefs.length > 0 && <div className="print:hidden">{action}</div>}
        </div>
        {briefs.length > 0 ? (
          <Section title="Briefs">
            <BriefTable
              briefs={briefs}
              hrefOf={(id) => paths.keptBrief(slug, id) + query}
              compartments={compartments}
              timeZone={opened.negotiation.timeZone}
            />
          </Section>
        ) : (
          <EmptyState
            about="Make a brief, choose what it holds, and keep it. Colleagues who are asked to review it all read the same, each within what they may see."
            action={action}
          >
            A paper goes to the minister on Saturday. Who should have read it before?
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}

function inWords(count: number): string {
  if (count === 0) return "No brief is kept.";
  return count === 1 ? "1 brief is kept." : `${count} briefs are kept.`;
}
