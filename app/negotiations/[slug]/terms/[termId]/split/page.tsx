import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { notFound } from "next/navigation";
import { SplitForm } from "@/components/lineage/SplitForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { type ClauseView, wordedTerm } from "@/lib/annotations/queries-text";
import { lineageDesk } from "@/lib/lineage/queries-term";
import { openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { languageName } from "@/lib/text/languages";
import { isBehind } from "@/lib/text/translations";
import type { MomentParams } from "@/lib/time/moment";
import { LineageFrame } from "../LineageFrame";

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
  const { negotiation } = opened;
  const path = paths.splitTerm(slug, termId);
  const {
    sponsors,
    term: { clauses },
  } = await wordedTerm(opened, term);
  const authentic = clauses.filter(({ isTranslation }) => !isTranslation);
  const clause = authentic.find(({ language }) => language === paramOf(asked.language)) ?? authentic[0];
  return (
    <LineageFrame
      opened={opened}
      slug={slug}
      term={term}
      path={path}
      question={
        <>
          Where does {term.number}, {term.title}, part?
        </>
      }
      about="Notes go with their words. What cannot be told by the words is placed by hand, and nothing is guessed."
      act="split a term"
      choice={
        authentic.length > 1 && (
          <p className="t-small mt-1 flex flex-wrap gap-x-4 text-ink-2">
            {authentic
              .filter((each) => each !== clause)
              .map(({ language }) => (
                <Link key={language} href={hrefWith(path, { language })} className="link">
                  Cut the {languageName(language)} one instead
                </Link>
              ))}
          </p>
        )
      }
    >
      {clause ? (
        <SplitForm
          key={clause.id}
          term={{ number: term.number, title: term.title, hasAxis: term.axisUnit !== null }}
          version={{ id: clause.id, text: clause.text, language: clause.language }}
          sponsors={sponsors}
          others={clauses
            .filter((each) => each !== clause)
            .map((each) => ({
              ...{ id: each.id, language: each.language, text: each.text, notes: placesOf(each) },
              stays: whyItStays(each, clause),
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
    </LineageFrame>
  );
}

/** Why a wording is not cut with the one in another language, whatever the cut; null where it may be. */
function whyItStays(each: ClauseView, cut: ClauseView): string | null {
  if (each.marking?.id !== cut.marking?.id) return "not the same readers see it";
  if (!each.isTranslation) return null;
  if (!each.translation) return "it translates words that you do not see";
  const { language } = each.translation;
  if (language !== cut.language) return `it translates the ${languageName(language)} and not the words that are cut`;
  return isBehind(each.translation) ? "it is behind the words that it translates" : null;
}

/** Where each open note stands in the wording; null: nobody can be sure. */
function placesOf({ notes }: ClauseView) {
  return notes.filter(({ state, takenBack }) => state === "open" && !takenBack).map(({ place }) => place);
}

const nothing = { positions: 0, linkages: 0, questions: 0, risks: 0 };
