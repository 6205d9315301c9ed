import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MergeForm } from "@/components/lineage/MergeForm";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { ButtonLink } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith } from "@/components/ui/hrefWith";
import { wordedAgreement } from "@/lib/annotations/queries-text";
import { lineageDesk } from "@/lib/lineage/queries-term";
import { openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { isBehind } from "@/lib/text/translations";
import { isSettled } from "@/lib/terms/rules";
import type { MomentParams } from "@/lib/time/moment";
import { LineageFrame } from "../LineageFrame";

export const metadata: Metadata = { title: "Merge terms" };

type Props = { params: Promise<{ slug: string; termId: string }>; searchParams: Promise<MomentParams> };

export default async function MergeTermsPage({ params, searchParams }: Props) {
  const { slug, termId } = await params;
  const opened = await openNegotiation(slug, await searchParams);
  const { terms, said, sources } = await lineageDesk(opened);
  const term = terms.find(({ id }) => id === termId);
  if (!term) notFound();
  const { negotiation, newestRecordId } = opened;
  const { sponsors, terms: worded } = await wordedAgreement(opened);
  const candidates = terms
    .filter(({ compartmentId }) => compartmentId === term.compartmentId)
    .map(({ id, number, title }) => ({
      ...{ id, number, title },
      wordings: (worded.find((each) => each.id === id)?.clauses ?? []).map(
        ({ language, text, translation, isTranslation, notes }) => ({
          ...{ language, text },
          // A translation of what the reader does not see is one all the same.
          translation: isTranslation
            ? { language: translation?.language ?? "und", isCurrent: translation !== null && !isBehind(translation) }
            : null,
          notes: notes.filter(({ state, place }) => state === "open" && place !== null).length,
        }),
      ),
      positions: said.get(id)?.positions ?? 0,
      isParent: terms.some(({ path }) => path.at(-1) === id),
      isSettled: isSettled(worded.find((each) => each.id === id)?.status ?? "not_tabled"),
    }));
  return (
    <LineageFrame
      opened={opened}
      slug={slug}
      term={term}
      path={paths.mergeTerms(slug, termId)}
      question={
        <>
          Which terms become one with {term.number}, {term.title}?
        </>
      }
      about="Their words come to stand one after another, and what was said of them goes along."
      act="merge terms"
    >
      {candidates.length < 2 ? (
        <EmptyState
          about="Terms become one only where whoever sees the one sees the other."
          action={<ButtonLink href={paths.terms(slug)}>See all terms</ButtonLink>}
        >
          There is no other term that the same readers see.
        </EmptyState>
      ) : (
        <MergeForm
          termId={termId}
          terms={candidates}
          sponsors={sponsors}
          termHref={paths.term(slug, termId)}
          arrangeHref={hrefWith(paths.terms(slug), { add: "order" }, "order")}
          seenRecordId={newestRecordId}
          fieldset={
            <RecordFieldset
              negotiationId={negotiation.id}
              seenRecordId={null}
              sources={sources}
              compartments={[]}
              heldLabel="Merged since"
            />
          }
        />
      )}
    </LineageFrame>
  );
}
