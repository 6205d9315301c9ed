import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { notFound } from "next/navigation";
import { SuggestionChoice } from "@/components/annotations/SuggestionChoice";
import { wordingInLanguage } from "@/components/annotations/wordedText";
import { WritingHere } from "@/components/negotiations/presence/WritingHere";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { draftSetup } from "@/components/text/draftSetup";
import { BracketNotation } from "@/components/text/BracketNotation";
import { LanguageChoice } from "@/components/text/LanguageChoice";
import { OptionForm } from "@/components/text/OptionForm";
import { textHref } from "@/components/text/textAddress";
import { TranslationNote } from "@/components/text/TranslationNote";
import { WordingForm } from "@/components/text/WordingForm";
import { MetaLine, Title } from "@/components/ui/Answer";
import { EmptyState } from "@/components/ui/EmptyState";
import { paramOf, paramsOf } from "@/components/ui/hrefWith";
import { Section } from "@/components/ui/Section";
import { wordingDesk } from "@/lib/annotations/queries-wording";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { isSettled, termStatusLabels } from "@/lib/terms/rules";
import { canonicalLanguage, languageName } from "@/lib/text/languages";
import type { MomentParams } from "@/lib/time/moment";
import { NegotiationFrame } from "../../NegotiationFrame";

export const metadata: Metadata = { title: "Wording" };

type Asked = MomentParams & { language?: string | string[]; suggestion?: string | string[] };
type Props = { params: Promise<{ slug: string; termId: string }>; searchParams: Promise<Asked> };

export default async function WordingPage({ params, searchParams }: Props) {
  const { slug, termId } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const language = canonicalLanguage(paramOf(asked.language) ?? "en") ?? "en";
  const found = await wordingDesk(opened, termId, language);
  if (!found) notFound();
  const { term, sponsors, actors, sources } = found;
  const { negotiation, moment, member } = opened;
  const path = paths.wording(slug, termId);
  const back = textHref({ slug, moment, beside: null }, { termId });
  const { current, originals, translatesId, startsFrom, suggestions, adopted, conflicts, missing } = wordingInLanguage(
    term,
    language,
    paramsOf(asked.suggestion),
  );
  const verdict = mayRecord(member);
  const place = { negotiationId: negotiation.id, termId, language };
  // What a suggestion is written into is not saved: publishing it also settles the suggestion, which a draft would forget.
  const draft = adopted.length > 0 ? null : draftSetup(found.draft, place, current);

  const compartments = await myCompartments(opened);
  const fieldset = (
    <RecordFieldset
      negotiationId={negotiation.id}
      seenRecordId={opened.newestRecordId}
      sources={sources}
      compartments={compartments}
      // Words that not all may see are not opened by being worded anew.
      startsIn={compartments.find(({ name }) => name === current?.marking?.name)?.id ?? null}
      heldLabel="Stands since"
    />
  );
  const forms = { termId, parties: sponsors, textHref: back, fieldset };
  const status = term.status && termStatusLabels[term.status].toLowerCase();
  return (
    <NegotiationFrame opened={opened} section="text" path={path}>
      <div className="grid gap-8 py-4">
        <div>
          <p className="mb-2">
            <Link href={back} className="link">
              Back to the text
            </Link>
          </p>
          <Title>
            How {moment.isPresent ? "is" : "was"} {term.number}, {term.title}, worded{" "}
            {moment.isPresent ? "now" : "then"}?
          </Title>
          <MetaLine>
            {[status && `It is ${status}.`, current && `Version ${current.number} stands, by ${current.author}.`]
              .filter(Boolean)
              .join(" ") || "It has no wording yet."}
          </MetaLine>
          <WritingHere about={[termId]} className="mt-1" />
          {current?.translation && (
            <TranslationNote
              translation={current.translation}
              termId={termId}
              view={{ slug, moment, beside: null }}
              className="mt-1"
            />
          )}
        </div>
        {verdict.allowed && moment.isPresent ? (
          <>
            <Section
              title={adopted.length > 0 ? "New wording, with what was suggested written in" : "New wording"}
              aside={
                <LanguageChoice chosen={language} worded={term.clauses.map((clause) => clause.language)} path={path} />
              }
            >
              <div className="grid gap-4 pt-2">
                <SuggestionChoice {...{ suggestions, adopted, conflicts, missing, language, path }} />
                <BracketNotation codes={sponsors} />
                <WordingForm
                  key={[language, ...adopted.map(({ id }) => id)].join(" ")}
                  {...forms}
                  language={language}
                  current={current}
                  actors={actors}
                  originals={originals}
                  translatesId={translatesId}
                  startsFrom={draft?.text ?? startsFrom}
                  draft={draft}
                  adoptedIds={adopted.map(({ id }) => id)}
                  isAgreed={term.status !== null && isSettled(term.status)}
                  keepAs={["wording", termId, language, ...adopted.map(({ id }) => id)].join(" ")}
                />
              </div>
            </Section>
            <Section title="New option" aside="An alternative passage that stands under the clause">
              <div className="pt-2">
                <OptionForm {...forms} keepAs={`option ${termId}`} />
              </div>
            </Section>
          </>
        ) : (
          <EmptyState about={current ? `In ${languageName(language)}: ${current.text}` : undefined}>
            {verdict.allowed ? "Return to now to write a new wording." : verdict.because}
          </EmptyState>
        )}
      </div>
    </NegotiationFrame>
  );
}
