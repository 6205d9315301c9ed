import type { Metadata } from "next";
import { Standpoints } from "@/components/positions/Standpoints";
import { TermOutline } from "@/components/terms/TermOutline";
import { Answer } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { hrefWith } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { offersOn, valueAtIssue } from "@/lib/analysis/offers";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { positionMatrix } from "@/lib/positions/queries/matrix";
import { agreementInWords } from "@/lib/terms/rules/answer";
import { type MomentParams, momentQuery } from "@/lib/time/moment";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";
import { type Asked, TermsPanel } from "./TermsPanel";

export const metadata: Metadata = { title: "Terms" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & Asked> };

const keys = [
  { keys: ["j", "k"], label: "next, previous term" },
  { keys: ["Enter"], label: "open" },
];

export default async function TermsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { moment, member, negotiation } = opened;
  const [found, compartments] = [await positionMatrix(opened, null), await myCompartments(opened)];
  const { terms, statuses, linkages, parties, positions, held, sources } = found;
  const path = paths.terms(slug);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const add = (kind: string, words: string) => (
    <ButtonLink
      id={`add-${kind}`}
      variant="quiet"
      href={hrefWith(path, { add: kind }, "form")}
      scroll={false}
      className="t-small"
    >
      {words}
    </ButtonLink>
  );
  return (
    <NegotiationFrame opened={opened} section="text" path={path} keys={terms.length === 0 ? [] : keys}>
      <RowNavigation noun="term" />
      <Answer className="pb-6">
        {terms.length === 0 && !moment.isPresent
          ? "No term was on record then."
          : agreementInWords(terms.map(({ id }) => statuses.get(id)?.status ?? "not_tabled"))}
      </Answer>
      <div id="form" className="empty:hidden">
        {mayWrite && (
          <TermsPanel
            opened={opened}
            asked={asked}
            path={path}
            agreement={found}
            sources={sources}
            compartments={compartments}
          />
        )}
      </div>
      {terms.length === 0 ? (
        <NothingYet
          opened={opened}
          about="A term is one item of what is negotiated: an article, a paragraph, an annex. It has a number and a title; how it stands, who holds what on it, its wording and all evidence hang on it. Terms stand under one another, as in the agreement."
          action={
            <ButtonLink id="add-term" href={hrefWith(path, { add: "term" }, "form")} scroll={false}>
              Add the first term
            </ButtonLink>
          }
        >
          Begin with what is being negotiated.
        </NothingYet>
      ) : (
        <Section
          title="The agreement"
          aside={
            mayWrite && (
              <div className="-mr-3 flex flex-wrap">
                {add("term", "Add a term")}
                {add("status", "Set a status")}
                {terms.length > 1 && add("linkage", "Link two terms")}
              </div>
            )
          }
        >
          <TermOutline
            terms={terms}
            statuses={statuses}
            linkages={linkages}
            valueAt={(term) => valueAtIssue(term, offersOn(term, held, parties))}
            standpoints={(term) => (
              <Standpoints positions={positions.filter(({ termId }) => termId === term.id)} parties={parties} />
            )}
            hrefOf={(termId) => paths.term(slug, termId) + momentQuery(moment)}
            asOf={moment.asOf}
            timeZone={negotiation.timeZone}
          />
        </Section>
      )}
    </NegotiationFrame>
  );
}
