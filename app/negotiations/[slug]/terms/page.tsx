import type { Metadata } from "next";
import { ExportMenu } from "@/components/exchange/ExportMenu";
import { Standpoints } from "@/components/positions/Standpoints";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { ArrangeFieldset } from "@/components/terms/ArrangeFieldset";
import { ArrangeTerms } from "@/components/terms/lazy";
import { TermOutline } from "@/components/terms/TermOutline";
import { TermParts } from "@/components/terms/TermParts";
import { TermSelection } from "@/components/terms/TermSelection";
import { Answer } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { markingsOf } from "@/lib/analysis/facts";
import { offersOn, valueAtIssue } from "@/lib/analysis/offers";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { termsOutline } from "@/lib/positions/queries/outline";
import { onTerm } from "@/lib/positions/rules/on-term";
import { agreementInWords } from "@/lib/terms/rules/answer";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";
import { type Asked, TermsPanel } from "./TermsPanel";

export const metadata: Metadata = { title: "Terms" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Asked & { part?: string | string[] }>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous term" },
  { keys: ["Enter"], label: "open" },
  { keys: ["x"], label: "choose" },
];

const keysOfOrder = [
  { keys: ["Alt ↑", "Alt ↓"], label: "move" },
  { keys: ["Alt →"], label: "put under" },
  { keys: ["Alt ←"], label: "take out" },
];

export default async function TermsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { moment, member, negotiation } = opened;
  const [found, compartments] = [await termsOutline(opened, paramOf(asked.part)), await myCompartments(opened)];
  const { terms, shown, statuses, linkages, parties, positions, heldOnAxes, sources } = found;
  const path = paths.terms(slug);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const isArranging = mayWrite && terms.length > 1 && paramOf(asked.add) === "order";
  const add = (kind: string, words: string) => (
    <ButtonLink
      id={`add-${kind}`}
      variant="quiet"
      href={hrefWith(path, { add: kind }, kind === "order" ? "order" : "form")}
      scroll={false}
      className="t-small"
    >
      {words}
    </ButtonLink>
  );
  const statusOf = (termId: string) => statuses.get(termId)?.status ?? "not_tabled";
  const outline = (
    <TermOutline
      terms={terms}
      shown={shown.terms}
      statuses={statuses}
      linkages={linkages}
      valueAt={(term) => {
        const offers = offersOn(term, heldOnAxes, parties);
        return { words: valueAtIssue(term, offers), markedWith: markingsOf(...offers.map(({ record }) => record)) };
      }}
      standpoints={(term) => (
        <Standpoints positions={onTerm(positions, term.id)} parties={parties} compartments={compartments} />
      )}
      hrefOf={(termId) => paths.term(slug, termId) + momentQuery(moment)}
      compartments={compartments}
      asOf={moment.asOf}
      timeZone={negotiation.timeZone}
    />
  );
  const choosable = shown.terms.map(({ id, number, title }) => ({ id, number, title, status: statusOf(id) }));
  const statusFieldset = (
    <RecordFieldset
      negotiationId={negotiation.id}
      seenRecordId={opened.newestRecordId}
      sources={sources.map(({ id, title }) => ({ id, title }))}
      compartments={compartments}
      heldLabel="Stand so since"
    />
  );
  return (
    <NegotiationFrame
      opened={opened}
      section="text"
      path={path}
      keys={isArranging ? keysOfOrder : terms.length === 0 ? [] : keys}
    >
      <RowNavigation noun="term" />
      <div className="flex flex-wrap items-baseline justify-between gap-x-12 gap-y-1 pb-6">
        <Answer>
          {terms.length === 0 && !moment.isPresent
            ? "No term was on record then."
            : agreementInWords(terms.map(({ id }) => statusOf(id)))}
        </Answer>
        {terms.length > 0 && (
          <ExportMenu
            slug={slug}
            query={momentQuery(moment)}
            sections={["terms"]}
            tables={["terms", "linkages"]}
            files={[{ file: "record.ods", label: "The whole record, as a spreadsheet" }]}
          />
        )}
      </div>
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
            <>
              <ButtonLink id="add-outline" href={hrefWith(path, { add: "outline" }, "form")} scroll={false}>
                Paste an outline
              </ButtonLink>
              {add("term", "Add the first term")}
            </>
          }
        >
          Begin with what is being negotiated.
        </NothingYet>
      ) : isArranging ? (
        <Section id="order" title="Arrange the terms" isSelected>
          <ArrangeTerms
            negotiationId={negotiation.id}
            terms={terms.map(({ id, number, title, kind, path: above }) => ({
              ...{ id, number, title, kind },
              parentId: above.at(-1) ?? null,
            }))}
            closeHref={path}
            seenRecordId={opened.newestRecordId}
            fieldset={<ArrangeFieldset />}
          />
        </Section>
      ) : (
        <Section
          title="The agreement"
          aside={
            mayWrite && (
              <div className="-mr-3 flex flex-wrap print:hidden">
                {add("term", "Add a term")}
                {add("outline", "Paste an outline")}
                {terms.length > 1 && add("order", "Arrange")}
                {add("status", "Set a status")}
                {terms.length > 1 && add("linkage", "Link two terms")}
              </div>
            )
          }
        >
          {shown.part && (
            <TermParts
              parts={shown.parts}
              shown={shown.part}
              hrefOf={(part) => hrefWith(path + momentQuery(moment), { part })}
            />
          )}
          {mayWrite ? (
            <TermSelection terms={choosable} fieldset={statusFieldset}>
              {outline}
            </TermSelection>
          ) : (
            outline
          )}
        </Section>
      )}
    </NegotiationFrame>
  );
}
