import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SplitForm } from "@/components/lineage/SplitForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { MetaLine, Title } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { type ClauseView, wordedAgreement } from "@/lib/annotations/queries-text";
import { lineageDesk } from "@/lib/lineage/queries-term";
import { mayRecord } from "@/lib/negotiations/policy";
import { openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { languageName } from "@/lib/text/languages";
import { isBehind } from "@/lib/text/translations";
import { type MomentParams, momentQuery } from "@/lib/time/moment";
import { NegotiationFrame } from "../../../NegotiationFrame";

export const metadata: Metadata = { title: "Split a term" };

type Props = {
  params: Promise<{ slug: string; termId: string }>;
  searchParams: Promise<MomentParams & { language?: string | string[] }>;
};

export default async function SplitTermPage({ params, searchParams }: Props) {
  const { slug, termId } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { terms, said, sources } = await lineageDesk(opened);
  const term = terms.find(({ id }) => id === termId);
  if (!term) notFound();
  const { negotiation, moment, member } = opened;
  const path = paths.splitTerm(slug, termId);
  const verdict = mayRecord(member);
  const { sponsors, terms: worded } = await wordedAgreement(opened);
  const clauses = worded.find(({ id }) => id === termId)?.clauses ?? [];
  const authentic = clauses.filter(({ translation }) => translation === null);
  const clause = authentic.find(({ language }) => language === paramOf(asked.language)) ?? authentic[0];
  return (
    <NegotiationFrame opened={opened} section="text" path={path}>
      <div className="grid gap-6 py-4">
        <div>
          <p className="mb-2">
            <Link href={paths.term(slug, termId) + momentQuery(moment)} className="link">
              Back to {term.number} {term.title}
            </Link>
          </p>
          <Title>
            Where does {term.number}, {term.title}, part?
          </Title>
          <MetaLine>
            Notes go with their words. What cannot be told by the words is placed by hand, and nothing is guessed.
          </MetaLine>
          {authentic.length > 1 && (
            <p className="t-small mt-1 flex flex-wrap gap-x-4 text-ink-2">
              {authentic
                .filter((each) => each !== clause)
                .map(({ language }) => (
                  <Link key={language} href={hrefWith(path, { language })} className="link">
                    Cut the {languageName(language)} one instead
                  </Link>
                ))}
            </p>
          )}
        </div>
        {!verdict.allowed || !moment.isPresent ? (
          <EmptyState>{verdict.allowed ? "Return to now to split a term." : verdict.because}</EmptyState>
        ) : clause ? (
          <SplitForm
            key={clause.id}
            term={{ number: term.number, title: term.title, hasAxis: term.axisUnit !== null }}
            version={{ id: clause.id, text: clause.text, language: clause.language }}
            sponsors={sponsors}
            others={clauses
              .filter((each) => each !== clause && each.marking?.id === clause.marking?.id)
              .map((each) => ({
                ...{ id: each.id, language: each.language, text: each.text, notes: placesOf(each) },
                isCurrent:
                  each.translation === null ||
                  (each.translation.language === clause.language && !isBehind(each.translation)),
              }))}
            notes={placesOf(clause)}
            said={said.get(termId) ?? nothing}
            taken={terms.map(({ number }) => number)}
            returnTo={paths.term(slug, termId)}
            fieldset={
              <RecordFieldset
                negotiationId={negotiation.id}
                seenRecordId={null}
                sources={sources}
                compartments={[]}
                heldLabel="Split since"
              />
            }
          />
        ) : (
          <EmptyState action={<ButtonLink href={paths.wording(slug, termId)}>Write the wording</ButtonLink>}>
            It has no wording to cut yet.
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}

/** Where each open note stands in the wording; null: nobody can be sure. */
function placesOf({ notes }: ClauseView) {
  return notes.filter(({ state, takenBack }) => state === "open" && !takenBack).map(({ place }) => place);
}

const nothing = { positions: 0, linkages: 0, questions: 0, risks: 0 };
