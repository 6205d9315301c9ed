/** One term of the agreement as it is read: its number and status, its wording, its options, and what is said about it. */
import type { ReactNode } from "react";
import { Link } from "@/components/ui/Link";
import { WritingHere } from "@/components/negotiations/presence/WritingHere";
import { RecordAct } from "@/components/record/RecordFooting";
import { OptionPassages } from "@/components/text/OptionPassages";
import { correctionHref, type TextView, termElementId, textHref } from "@/components/text/textAddress";
import type { Sponsor } from "@/components/text/SponsorMark";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { cx } from "@/components/ui/cx";
import type { StrayNote } from "@/lib/annotations/queries-notes";
import type { ClauseView, WordedTerm } from "@/lib/annotations/queries-text";
import { paths } from "@/lib/platform/paths";
import { languageName } from "@/lib/text/languages";
import { isBehind, translationInWords } from "@/lib/text/translations";
import { momentQuery } from "@/lib/time/moment-query";
import { AnnotatedClause } from "./AnnotatedClause";
import { ClauseNotes } from "./ClauseNotes";
import type { NoteOnClause } from "./Note";
import { PairedWordings } from "./PairedWordings";
import { WordingFacts } from "./WordingFacts";
import { isUntouched } from "./wordedText";

type Props = {
  term: WordedTerm;
  sponsors: readonly Sponsor[];
  view: TextView;
  /** The clause in the language that is read first, if the term is worded. */
  main: ClauseView | null;
  /** The same in the language beside it. */
  beside: ClauseView | null;
  /** The language that is read first. */
  mainLanguage: string;
  mayReword: boolean;
  /** How far the open reviews of it have come. */
  reviews?: ReactNode;
};

export function ClauseRow({ term, sponsors, view, main, beside, mainLanguage, mayReword, reviews }: Props) {
  const label = `${term.number} ${term.title}`;
  const shown = [main, beside].filter((clause) => clause !== null);
  return (
    <article
      id={termElementId(term.id)}
      aria-labelledby={`${termElementId(term.id)}-name`}
      className={cx(
        "text-row scroll-mt-16 py-3",
        view.beside && "xl:[&>div:first-child]:border-b xl:[&>div:first-child]:pb-3 xl:pb-0",
      )}
    >
      <div className="grid grid-cols-[3.5rem_minmax(0,1fr)] max-md:grid-cols-[3.25rem_minmax(0,1fr)]">
        <h3 id={`${termElementId(term.id)}-name`} className="t-ui pt-1.5 font-normal">
          <Link
            href={paths.term(view.slug, term.id) + momentQuery(view.moment)}
            title={term.title}
            className="link-name flex w-max items-center gap-1.5 text-ink-2"
          >
            {term.status ? <StatusGlyph status={term.status} /> : <span className="w-4" />}
            {term.number}
            <span className="sr-only"> {term.title}</span>
          </Link>
        </h3>
        <div className="grid min-w-0 content-start gap-3">
          {/* In the space between two clauses, so that no words move while they are read. */}
          <div className="relative -mb-3 h-0">
            <WritingHere about={[term.id]} className="absolute start-0 bottom-0 whitespace-nowrap" />
          </div>
          {shown.length === 0 && (
            <p className="t-clause text-ink-3 italic">No wording of “{term.title}” is on record.</p>
          )}
          {shown.length > 0 && view.beside && (
            <PairedWordings
              {...{ term, sponsors, view, main, beside }}
              languages={{ main: mainLanguage, beside: view.beside }}
            />
          )}
          {main && !view.beside && <Wording {...{ term, sponsors, view }} clause={main} />}
          {main && !view.beside && <OtherLanguages term={term} main={main} view={view} />}
          {reviews}
          <OptionPassages
            options={term.options}
            sponsors={sponsors}
            acts={
              mayReword
                ? ({ recordId, label: name }) => (
                    <RecordAct
                      href={correctionHref(view, { termId: term.id, recordId })}
                      id={`correct-${recordId}`}
                      on={`option ${name} of ${term.number}`}
                    >
                      Correct
                    </RecordAct>
                  )
                : undefined
            }
          />
        </div>
      </div>
      <ClauseNotes
        label={label}
        versionIds={shown.map(({ id }) => id)}
        sponsors={sponsors}
        notes={[
          ...shown.flatMap((clause) =>
            notesOn(clause, { term, view, mayReword, isSecond: clause === beside && main !== null }),
          ),
          ...term.strays.map((note) => strayNote(note, term, view)),
        ]}
      />
    </article>
  );
}

function OtherLanguages({ term, main, view }: Pick<Props, "term" | "view"> & { main: ClauseView }) {
  const others = term.clauses.filter(({ language }) => language !== main.language);
  return others.map(({ language, notes, translation }) => (
    <p key={language} className="t-meta text-ink-3">
      <Link href={textHref(view, { termId: term.id, beside: language })} className="link">
        Also in {languageName(language)}
      </Link>
      {notes.length > 0 && (notes.length === 1 ? ", with 1 note" : `, with ${notes.length} notes`)}
      {isBehind(translation) && translation && `. ${translationInWords(translation)}`}
    </p>
  ));
}

type WordingProps = Pick<Props, "term" | "sponsors" | "view"> & { clause: ClauseView };

function Wording({ term, clause, sponsors, view }: WordingProps) {
  return (
    <div className="grid content-start gap-2">
      <AnnotatedClause
        clause={{ versionId: clause.id, termId: term.id, text: clause.text, language: clause.language }}
        label={`Wording of ${term.number} in ${languageName(clause.language)}`}
        notes={clause.notes.map(({ id, place, nearest, state }) => ({ id, place, nearest, state }))}
        sponsors={sponsors}
      />
      <WordingFacts {...{ term, clause, view }} />
    </div>
  );
}

/** A note on a wording that was taken back, with nothing of its language left to stand beside. */
function strayNote(note: StrayNote, { id: termId, number }: WordedTerm, view: TextView): NoteOnClause {
  return {
    ...note,
    versionId: note.mended?.versionId ?? "",
    languageNote: `On ${number}, in ${languageName(note.language)}`,
    formerHref: note.mended && textHref(view, { termId, versionId: note.mended.versionId }),
    madeOnHref: null,
    writtenHref: null,
    adoptHref: null,
  };
}

type NoteContext = { term: WordedTerm; view: TextView; mayReword: boolean; isSecond: boolean };

function notesOn(clause: ClauseView, { term, view, mayReword, isSecond }: NoteContext): NoteOnClause[] {
  return clause.notes.map((note) => ({
    ...note,
    versionId: clause.id,
    language: clause.language,
    languageNote: isSecond ? `On ${term.number}, in ${languageName(clause.language)}` : null,
    formerHref: note.mended && textHref(view, { termId: term.id, versionId: note.mended.versionId }),
    madeOnHref: note.madeOn && textHref(view, { termId: term.id, versionId: note.madeOn.versionId }),
    writtenHref: note.writtenInto && textHref(view, { termId: term.id, versionId: note.writtenInto.versionId }),
    adoptHref:
      mayReword &&
      note.replacement !== null &&
      note.place &&
      isUntouched(note.anchor) &&
      note.state === "open" &&
      clause.isInForce
        ? `${paths.wording(view.slug, term.id)}?language=${clause.language}&suggestion=${note.id}`
        : null,
  }));
}
