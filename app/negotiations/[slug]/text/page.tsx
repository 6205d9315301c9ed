import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { ReviewLine } from "@/components/reviews/ReviewLine";
import { askReviewHref } from "@/components/reviews/reviewsAddress";
import { ClauseRow } from "@/components/annotations/ClauseRow";
import { NoteChoice } from "@/components/annotations/NoteChoice";
import { noteFilterParams, readNoteFilter } from "@/components/annotations/noteFilter";
import { TextMargin } from "@/components/annotations/TextMargin";
import {
  clausesBeside,
  firstTermId,
  mainLanguage,
  openBracketsBySponsor,
  countNotes,
  draftsElsewhere,
  labelledStrays,
  withNotes,
  otherLanguages,
  railTerms,
  textAnswer,
  versionedTerms,
} from "@/components/annotations/wordedText";
import { ExportMenu } from "@/components/exchange/ExportMenu";
import { AgreementOutline, AgreementRail } from "@/components/text/AgreementRail";
import { ArticleHeading } from "@/components/text/ArticleHeading";
import { compareHref } from "@/components/text/compareAddress";
import { LanguageHeads, LanguageTabs } from "@/components/text/LanguageTabs";
import { OwnDrafts } from "@/components/text/OwnDrafts";
import { TermSelection } from "@/components/text/TermSelection";
import { TermParts } from "@/components/terms/TermParts";
import { type TextView, textHref } from "@/components/text/textAddress";
import { VersionLine } from "@/components/text/VersionLine";
import { Title } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { cx } from "@/components/ui/cx";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { myRemarkDrafts, strandedDrafts } from "@/lib/annotations/queries-drafts";
import { type WordedTerm, wordedAgreement } from "@/lib/annotations/queries-text";
import { textLineage } from "@/lib/lineage/queries-triage";
import { mayAnnotate, mayRecord } from "@/lib/negotiations/policy";
import { openReviews } from "@/lib/reviews/queries";
import { myCompartments, type Opened, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { languageName } from "@/lib/text/languages";
import { myWordingDrafts } from "@/lib/text/queries-drafts";
import { isOnlyTeamText } from "@/lib/text/rules";
import { partsOf } from "@/lib/terms/rules/parts";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";
import { WordingPanel } from "./WordingPanel";
import { ReadSubject } from "../Following";

export const metadata: Metadata = { title: "Text" };

type Param = string | string[];
type Asked = MomentParams &
  Partial<
    Record<
      "term" | "version" | "note" | "correct" | "change" | "beside" | "notes" | "kind" | "author" | "party" | "part",
      Param
    >
  >;
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Asked> };

export default async function TextPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const versionId = paramOf(asked.version);
  const { terms: all, sponsors, addressees } = await wordedAgreement(opened, versionId);
  const { unplaced, gone, formerly } = await textLineage(opened);
  const noteId = paramOf(asked.note);
  const askedNote = all.flatMap(({ clauses }) => clauses.flatMap(({ notes }) => notes)).find(({ id }) => id === noteId);
  const isAsked = ({ id, clauses }: WordedTerm) =>
    id === paramOf(asked.term) ||
    clauses.some((clause) => clause.id === versionId || clause.notes.some((note) => note.id === noteId));
  // What all went to other terms is read there; its own place is shown to who asks for it.
  const terms = all.filter((term) => !gone.has(term.id) || isAsked(term));

  const main = mainLanguage(terms);
  const others = otherLanguages(terms, main);
  const beside = others.find((language) => language === paramOf(asked.beside)) ?? null;
  const filter = readNoteFilter(asked);
  const askedTerm = terms.find(isAsked);
  const part = partsOf(terms, terms, {
    most: mostTerms,
    asked: askedTerm ? null : paramOf(asked.part),
    openId: askedTerm?.id ?? null,
  });
  const view: TextView = {
    ...{ slug, moment: opened.moment, beside, notes: noteFilterParams(filter) },
    part: part.part?.id ?? null,
  };
  const { isPresent } = opened.moment;
  const mayReword = isPresent && mayRecord(opened.member).allowed;
  const canAnnotate = isPresent && mayAnnotate(opened.member).allowed;

  const reviews = (await openReviews(opened)).filter(({ briefId }) => briefId === null);
  const compartments = await myCompartments(opened);
  const drafts = mayReword ? await ownDrafts(opened, terms) : [];
  const rows = part.terms.map((term) => {
    const clauses = clausesBeside(term, main, beside);
    return { term, main: withNotes(clauses.main, filter), beside: withNotes(clauses.beside, filter) };
  });
  const kept = canAnnotate ? await myRemarkDrafts(opened) : [];
  const stranded = labelledStrays(await strandedDrafts(opened, kept), terms, view);
  const shown = rows.flatMap((row) => [row.main, row.beside].filter((clause) => clause !== null));
  const wordings = rows.flatMap(({ term, ...row }) =>
    [row.main, row.beside].flatMap((clause) =>
      clause && !clause.ended
        ? [{ versionId: clause.id, termId: term.id, compartmentId: clause.marking?.id ?? null }]
        : [],
    ),
  );
  const outline = {
    terms: railTerms(part.terms, main, formerly),
    ledger: openBracketsBySponsor(terms, main, sponsors),
  };
  const bracketsHref = paths.brackets(slug) + momentQuery(opened.moment);
  const initialId = askedTerm?.id ?? firstTermId(part.terms, main);

  return (
    <NegotiationFrame
      opened={opened}
      section="text"
      path={paths.text(slug)}
      isFlush
      keys={keysFor(canAnnotate)}
      shortcuts={[
        { keys: "v", label: "version", press: ".version-menu > summary" },
        { keys: "d", label: "what changed", press: "[data-compare]" },
        { keys: "o", label: "all brackets, open and closed", href: bracketsHref },
        ...(others.length > 0
          ? [
              {
                keys: "l",
                label: "one or two languages",
                href: textHref(view, { beside: beside ? null : (others[0] ?? null) }),
              },
            ]
          : []),
      ]}
    >
      {askedNote && <ReadSubject opened={opened} subjectId={askedNote.id} />}
      <TermSelection initialId={initialId}>
        <div
          className={cx(
            "-mb-[calc(var(--key-line)+2.5rem)] md:grid md:min-h-[calc(100dvh-8rem)] md:grid-cols-[5.5rem_minmax(0,1fr)] print:block",
            !beside && "xl:grid-cols-[16rem_minmax(0,1fr)] min-[88rem]:grid-cols-[18rem_minmax(0,1fr)]",
          )}
        >
          <AgreementRail {...outline} isNarrow={beside !== null} />
          <div className="min-w-0 px-gutter pt-6 pb-[calc(var(--key-line)+4rem)] max-md:pt-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <Title>{textAnswer(terms, main)}</Title>
              <div className="flex flex-wrap items-baseline gap-x-5">
                <LanguageTabs main={main} others={others} view={view} />
                {terms.length > 0 && (
                  <>
                    <Link href={compareHref({ ...view, ...wholeAgreement })} className="link t-small print:hidden">
                      What changed since…
                    </Link>
                    <Link href={bracketsHref} className="link t-small print:hidden">
                      All brackets
                    </Link>
                    {unplaced > 0 && (
                      <Link
                        href={paths.triage(slug) + momentQuery(opened.moment)}
                        className="link t-small print:hidden"
                      >
                        {unplaced} to be placed
                      </Link>
                    )}
                  </>
                )}
                <NoteChoice
                  filter={filter}
                  {...countNotes(terms, filter)}
                  parties={sponsors}
                  path={paths.text(slug)}
                  kept={[...new URLSearchParams(textHref({ ...view, notes: [] }).split("?")[1] ?? "")]}
                  allHref={textHref({ ...view, notes: [] })}
                  exportHref={paths.annotations(slug) + momentQuery(opened.moment)}
                />
                {terms.length > 0 && (
                  <ExportMenu
                    slug={slug}
                    query={momentQuery(opened.moment)}
                    sections={["text"]}
                    files={textFiles}
                    tables={["wordings"]}
                    others={[
                      {
                        href: paths.annotations(slug) + momentQuery(opened.moment),
                        label: "All notes, as W3C Web Annotations",
                      },
                    ]}
                  />
                )}
                {terms.length > 0 && (canAnnotate || reviews.length > 0) && (
                  <Link
                    href={
                      reviews.length > 0 ? paths.reviews(slug) + momentQuery(opened.moment) : askReviewHref(slug, null)
                    }
                    className="link t-small print:hidden"
                  >
                    {reviews.length === 0 ? "Ask for a review" : `In review: ${reviews.length}`}
                  </Link>
                )}
                {mayReword && terms.length > 0 && (
                  <ButtonLink variant="quiet" href={paths.takeIn(slug)} className="t-small -mr-3 print:hidden">
                    Take in a text
                  </ButtonLink>
                )}
              </div>
            </div>
            <ReviewLine
              reviews={reviews.filter(({ termId }) => termId === null)}
              view={view}
              compartments={compartments}
            />
            <OwnDrafts drafts={drafts} main={main} />
            <div id="form" className="empty:hidden">
              {mayReword && (
                <WordingPanel
                  opened={opened}
                  asked={asked}
                  path={textHref(view, askedTerm ? { termId: askedTerm.id } : {})}
                  terms={terms}
                  compartments={compartments}
                />
              )}
            </div>
            {part.part && (
              <TermParts parts={part.parts} shown={part.part} hrefOf={(id) => textHref({ ...view, part: id })} />
            )}
            {terms.length > 0 && (
              <AgreementOutline {...outline} outlineHref={paths.terms(slug) + momentQuery(opened.moment)} />
            )}
            <div className="sticky top-0 z-10 mb-3 border-b has-[details[open]]:z-30 border-rule bg-paper py-2 max-md:static print:hidden">
              <VersionLine
                terms={versionedTerms(part.terms, main)}
                view={{ slug, beside, notes: view.notes ?? [], moment: { params: opened.moment.params } }}
                mayReword={mayReword}
              />
            </div>
            {terms.length === 0 ? (
              <NothingYet
                opened={opened}
                about="Here stands the agreement as it is worded, with what is in brackets, by whom, and what colleagues say of it in the margin."
                action={
                  <>
                    <ButtonLink href={paths.takeIn(slug)}>Take in a text</ButtonLink>
                    <ButtonLink variant="quiet" href={hrefWith(paths.terms(slug), { add: "outline" }, "form")}>
                      Paste the agreement’s outline
                    </ButtonLink>
                  </>
                }
              >
                Begin with its terms; each is then worded here.
              </NothingYet>
            ) : (
              <TextMargin
                negotiationId={opened.negotiation.id}
                userId={opened.actor.userId}
                canAnnotate={canAnnotate}
                addressees={addressees}
                reading={{ slug, moment: { params: opened.moment.params } }}
                kept={kept}
                elsewhere={draftsElsewhere(kept, terms, view, new Set(shown.map(({ id }) => id)))}
                stranded={stranded}
                wordings={wordings}
                noteId={noteId}
                query={textHref(view).split("?")[1] ?? ""}
              >
                {beside && <LanguageHeads main={main} beside={beside} />}
                {rows.map(({ term, ...clauses }) => (
                  <div key={term.id} className={term.depth === 0 ? "pt-6 first:pt-0" : undefined}>
                    {term.depth === 0 && <ArticleHeading kind={term.kind} number={term.number} title={term.title} />}
                    <ClauseRow
                      term={term}
                      sponsors={sponsors}
                      view={view}
                      mainLanguage={main}
                      mayReword={mayReword}
                      reviews={
                        <ReviewLine
                          reviews={reviews.filter(({ termId }) => termId === term.id)}
                          view={view}
                          compartments={compartments}
                        />
                      }
                      {...clauses}
                    />
                  </div>
                ))}
                {shown.length > 0 && isOnlyTeamText(shown.flatMap(({ steps }) => steps)) && (
                  <p className="t-note mt-4 pl-14 text-ink-2 italic max-md:pl-13">
                    The team’s working text, from what was reported. No party’s text is on record.
                  </p>
                )}
              </TextMargin>
            )}
            <RowNavigation noun="clause" rows="[data-clause]" />
          </div>
        </div>
      </TermSelection>
    </NegotiationFrame>
  );
}

const textFiles = [
  { file: "agreement.xml", label: "The text, as Akoma Ntoso" },
  { file: "agreement.md", label: "The text, as Markdown" },
];

/** A text of more terms than that is shown part by part. */
const mostTerms = 1_000;

const wholeAgreement = { termId: null, from: null, to: null, since: null, layout: "beside" } as const;

/** Those of clauses that the reader still sees, in the order of the text. */
async function ownDrafts({ actor, negotiation }: Opened, terms: readonly WordedTerm[]) {
  const inForce = (termId: string, language: string) =>
    terms.find(({ id }) => id === termId)?.clauses.find((clause) => clause.language === language)?.textInForce ?? null;
  const drafts = await myWordingDrafts(actor, negotiation.id, inForce);
  return terms.flatMap(({ id, number }) =>
    drafts
      .filter(({ termId }) => termId === id)
      .map(({ termId, language }) => ({
        ...{ termId, number, language, languageName: languageName(language) },
        href: hrefWith(paths.wording(negotiation.slug, termId), { language }),
      })),
  );
}

function keysFor(canAnnotate: boolean) {
  return [
    ...(canAnnotate
      ? [
          { keys: ["c"], label: "comment on the selection" },
          { keys: ["s"], label: "suggest" },
        ]
      : []),
    { keys: ["j", "k"], label: "next, previous clause" },
    ...(canAnnotate ? [{ keys: ["←", "→"], label: "choose words" }] : []),
    { keys: ["n", "p"], label: "next, previous note" },
    { keys: ["b"], label: "next bracket" },
    { keys: ["v"], label: "version" },
    { keys: ["d"], label: "what changed" },
  ];
}
