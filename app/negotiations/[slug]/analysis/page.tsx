import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { AxisTable } from "@/components/analysis/AxisTable";
import { CircleSection } from "@/components/analysis/CircleSection";
import { ConditionList } from "@/components/analysis/ConditionList";
import { LinkageGraph } from "@/components/analysis/LinkageGraph";
import { LinkageTable } from "@/components/analysis/LinkageTable";
import { NeighbourList } from "@/components/analysis/NeighbourList";
import { StanceSection } from "@/components/analysis/StanceSection";
import { TermHead } from "@/components/analysis/TermHead";
import { UnilateralSection } from "@/components/analysis/UnilateralSection";
import { UnlockingList } from "@/components/analysis/UnlockingList";
import { ZoneSection } from "@/components/analysis/ZoneSection";
import { giveAxisHref } from "@/components/terms/giveAxisHref";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { hrefWith } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { analysisView } from "@/lib/analysis/queries";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CompartmentView, myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";

export const metadata: Metadata = { title: "Analysis" };

type SearchParams = MomentParams & { term?: string | string[]; draw?: string | string[] };
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

const keys = [
  { keys: ["j", "k"], label: "next, previous term" },
  { keys: ["Enter"], label: "look at it" },
  { keys: ["g", "b"], label: "board" },
  { keys: ["[", "]"], label: "step through named days" },
];

export default async function AnalysisPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { term: asked, draw, ...clocks } = await searchParams;
  const opened = await openNegotiation(slug, clocks);
  const view = await analysisView(opened, typeof asked === "string" ? asked : null);
  const { selected, axes, circles, linkages, unilateral } = view;
  const compartments = await myCompartments(opened);
  const { moment, negotiation, member } = opened;
  const query = momentQuery(moment);
  const hrefOf = (termId: string) => `${paths.analysis(slug)}${query}${query ? "&" : "?"}term=${termId}`;
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  return (
    <NegotiationFrame opened={opened} section="analysis" path={paths.analysis(slug)} keys={axes.length > 0 ? keys : []}>
      {selected ? (
        <TermHead
          analysis={selected}
          timeZone={negotiation.timeZone}
          compartments={compartments}
          termHref={paths.term(slug, selected.term.id) + query}
        />
      ) : (
        <Answer className="mb-6">No term with an axis is on record yet.</Answer>
      )}
      {selected && (
        <MetaLine className="-mt-4 mb-6 print:hidden">
          <Link href={paths.movement(slug) + query} className="link">
            How they have moved
          </Link>
          <span className="mx-3 text-ink-3" aria-hidden="true">
            ·
          </span>
          <Link href={paths.packages(slug) + query} className="link">
            Packages
          </Link>
          <span className="mx-3 text-ink-3" aria-hidden="true">
            ·
          </span>
          <Link href={paths.forecasts(slug) + query} className="link">
            Forecasts
          </Link>
        </MetaLine>
      )}
      <div className="grid grid-cols-1 gap-8">
        <Columns aside={selected && <Beside analysis={selected} hrefOf={hrefOf} compartments={compartments} />}>
          {selected?.zone && (
            <ZoneSection
              analysis={selected}
              zone={selected.zone}
              timeZone={negotiation.timeZone}
              compartments={compartments}
            />
          )}
          {selected && !selected.zone && (
            <StanceSection
              positions={selected.positions}
              compartments={compartments}
              axisHref={mayWrite ? giveAxisHref(paths.term(slug, selected.term.id)) : null}
            />
          )}
          {axes.length > 0 ? (
            <AxisTable axes={axes} selectedId={selected?.term.id ?? null} hrefOf={hrefOf} compartments={compartments} />
          ) : (
            <NothingYet
              opened={opened}
              about="Here is worked out whether there is a zone of agreement on a term, what it would take, and what is linked to what."
              action={<ButtonLink href={paths.terms(slug)}>Go to the terms</ButtonLink>}
            >
              Give a term a quantity that is bargained over (months, troops, a sum, a date), and record what each party
              accepts on it.
            </NothingYet>
          )}
        </Columns>
        {circles.length > 0 && <CircleSection circles={circles} hrefOf={hrefOf} compartments={compartments} />}
        {linkages.length > 0 && (
          <LinkageGraph
            linkages={linkages}
            circles={circles}
            selectedId={selected?.term.id ?? null}
            isAsked={draw !== undefined}
            askHref={hrefWith(paths.analysis(slug) + query, { term: selected?.term.id ?? null, draw: "1" })}
            hrefOf={hrefOf}
            compartments={compartments}
          />
        )}
        {linkages.length > 0 && <LinkageTable linkages={linkages} hrefOf={hrefOf} compartments={compartments} />}
        {unilateral.length > 0 && (
          <UnilateralSection unilateral={unilateral} hrefOf={hrefOf} compartments={compartments} />
        )}
      </div>
      <RowNavigation noun="term" />
    </NegotiationFrame>
  );
}

type BesideProps = {
  analysis: TermAnalysisView;
  hrefOf: (termId: string) => string;
  compartments: readonly CompartmentView[];
};

function Beside({ analysis, hrefOf, compartments }: BesideProps) {
  const { conditions, unlocking, neighbours } = analysis;
  return (
    <>
      {conditions && (
        <Section title="It holds if">
          {conditions.length > 0 ? (
            <ConditionList conditions={conditions} compartments={compartments} />
          ) : (
            <p className="py-2 text-ink-2">Nothing on record stands in its way.</p>
          )}
        </Section>
      )}
      {unlocking && unlocking.ways.length > 0 && (
        <Section title="What would unlock it" aside="fewest moves first">
          <UnlockingList unlocking={unlocking} compartments={compartments} />
        </Section>
      )}
      {neighbours.length > 0 && (
        <Section title="Linked terms">
          <NeighbourList neighbours={neighbours} hrefOf={hrefOf} compartments={compartments} />
        </Section>
      )}
    </>
  );
}
