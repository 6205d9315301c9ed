/** Records what a party holds on a term from a date on, or corrects what was recorded. */
import { Link } from "@/components/ui/Link";
import { RecordFieldset } from "@/components/record/RecordFieldset";
import { recordDefaults } from "@/components/record/recordDefaults";
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { ActionForm } from "@/components/ui/ActionForm";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { bases, basisLabels } from "@/lib/record/rules";
import { levels } from "@/lib/evidence/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { recordPositionAction } from "@/lib/positions/actions";
import type { CellView, MatrixView } from "@/lib/positions/queries/matrix";
import { begunFrom, formBegunOn } from "@/lib/positions/rules/from-answer";
import { printIntervals } from "@/lib/positions/rules/interval-syntax";
import type { AxisUnit } from "@/lib/terms/rules";
import { ConditionFields, IntervalsField } from "./lazy";
import { stanceOptions } from "./stanceOptions";

type Term = MatrixView["terms"][number];

/** What was answered to a question about the cell: the form is filled in from it, and says so. */
export type GivenAnswer = {
  questionId: string;
  words: string;
  /** Since when it holds, as it is typed, and as it is told. */
  heldFrom: string;
  day: string;
  compartmentId: string | null;
  session: { id: string; title: string; href: string } | null;
};

type Props = {
  cell: CellView;
  /** Given where a new position is noted from an answer. */
  answer: GivenAnswer | null;
  /** Of the last two the form starts from what is on record, which a correction takes the place of. */
  purpose: "record" | "correct" | "reconfirm";
  term: Term;
  terms: readonly Term[];
  sources: readonly { id: string; title: string }[];
  compartments: readonly CompartmentView[];
  negotiationId: string;
  /** The newest record that the writer can have seen. */
  seenRecordId: string | null;
  /** The cell without the form, where it leads when it is saved or left. */
  cellHref: string;
  /** The values that the cells of the term name on its axis. */
  named: readonly number[];
  /** Where the term is given an axis. */
  axisHref: string;
};

const wordsFor = {
  record: {
    title: "Record a position",
    about: "For what it holds from a date on. What it held until then stays in the history.",
    press: "Record",
  },
  correct: {
    title: "Correct this record",
    about: "For what was written down wrongly. What stands now stays in the history, under what takes its place.",
    press: "Correct",
  },
  reconfirm: {
    title: "Does it still hold?",
    about: "Change what has changed, and say how we know that it holds for the words as they stand now.",
    press: "Record",
  },
} as const;

/** The language of the wording that the position on record is about. */
function languageOf({ current, versions }: CellView): string | undefined {
  return versions.find(({ id }) => id === current?.clauseVersionId)?.language;
}

const levelOptions = levels.map((level) => ({ value: level, label: level }));
const basisOptions = bases.map((basis) => ({ value: basis, label: basisLabels[basis] }));

export function PositionForm({ cell, answer, purpose, term, terms, cellHref, named, axisHref, ...record }: Props) {
  const { current, versions } = cell;
  const before = answer ? formBegunOn(current, answer.compartmentId) : null;
  const begun = answer && begunFrom(answer.words, before?.intervals ?? [], term.axisUnit);
  const fromAnswer = answer ? "From the answer." : undefined;
  const corrected = purpose === "correct" ? current : null;
  const said = purpose === "record" ? null : current;
  // What says again what a marked record says is seen by its readers alone, and it is not asked who else may see it.
  const kept = [said, before].find((each) => each?.record.compartmentId) ?? null;
  const begins = corrected ?? kept;
  const latest = versions.findLast(({ language }) => language === languageOf(cell)) ?? versions.at(-1);
  const { title, about, press } = wordsFor[purpose];
  return (
    <section aria-labelledby="position-form" className="border-t border-rule pt-3">
      <h3 id="position-form" data-form-title tabIndex={-1} className="t-head scroll-mt-4">
        {title}
      </h3>
      <p className="t-small mt-1 text-ink-2">{about}</p>
      {answer && (
        <FromAnswer answer={answer} isBegunOn={before !== null} isLeftOut={current !== null && before === null} />
      )}
      <ActionForm
        action={recordPositionAction.bind(null, cellHref)}
        keepAs={`position ${cell.partyId} ${cell.termId} ${corrected?.record.id ?? answer?.questionId ?? (purpose === "record" ? "new" : purpose)}`}
        aria-label={title}
        className="mt-3 grid gap-4"
        {...writingOn("position", cell.termId, cell.partyId)}
      >
        <input type="hidden" name="partyId" value={cell.partyId} />
        <input type="hidden" name="termId" value={cell.termId} />
        <Field name="stance" label="Stance" required>
          <Select options={stanceOptions} empty="Choose a stance" defaultValue={said?.stance} />
        </Field>
        <Field name="why" label="Why, as reported or as we read it" hint={fromAnswer}>
          <TextArea rows={2} defaultValue={answer?.words ?? said?.why ?? undefined} />
        </Field>
        {term.axisUnit && (
          <IntervalsField
            unit={term.axisUnit}
            axisLabel={term.axisLabel}
            defaultValue={begun?.intervals ?? (said ? printIntervals(said.intervals, term.axisUnit) : "")}
            origin={begun?.origin ?? (said ? undefined : standsAt(current, term.axisUnit))}
            named={named}
          />
        )}
        {!term.axisUnit && (
          <p className="t-small text-ink-2">
            No quantity yet:{" "}
            <Link href={axisHref} className="link">
              give the term an axis
            </Link>{" "}
            to record numbers.
          </p>
        )}
        <ConditionFields
          conditions={(said ?? before)?.conditions ?? []}
          terms={terms
            .filter(({ id }) => id !== term.id)
            .map(({ id, number, title: name, axisUnit }) => ({ id, name: `${number} ${name}`, axisUnit }))}
        />
        <div className="grid grid-cols-2 gap-4 max-[26rem]:grid-cols-1">
          <Field name="basis" label="Basis" required>
            <Select options={basisOptions} empty="How it is known" defaultValue={corrected?.basis} />
          </Field>
          <Field name="confidence" label="Confidence" required>
            <Select options={levelOptions} empty="How sure we are" defaultValue={corrected?.confidence} />
          </Field>
          <Field name="salience" label="Salience">
            <Select options={levelOptions} empty="Not judged" defaultValue={(said ?? before)?.salience ?? undefined} />
          </Field>
          {versions.length > 0 && (
            <Field name="clauseVersionId" label="About">
              <Select
                empty="No wording"
                options={versions.map((version) => ({
                  value: version.id,
                  label: `version ${version.number}${version.language === "en" ? "" : `, ${version.language}`}`,
                }))}
                defaultValue={(corrected ? corrected.clauseVersionId : latest?.id) ?? undefined}
              />
            </Field>
          )}
        </div>
        {answer?.session && <input type="hidden" name="sessionId" value={answer.session.id} />}
        <RecordFieldset
          {...record}
          defaults={begins && recordDefaults(begins.record)}
          isChange={corrected === null}
          heldLabel="Held since"
          {...(answer
            ? { heldFrom: answer.heldFrom, heldHint: "From the answer.", startsIn: answer.compartmentId }
            : {})}
        />
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton pending="Recording…">{press}</SubmitButton>
          <Link href={cellHref} scroll={false} className="link px-3 py-1">
            Leave it
          </Link>
        </div>
      </ActionForm>
    </section>
  );
}

/** What is on record on the axis, since a new position that says nothing of it is asked what of that still holds. */
function standsAt(current: CellView["current"], unit: AxisUnit): string | undefined {
  if (!current || current.intervals.length === 0) return undefined;
  return `Until then “${printIntervals(current.intervals, unit)}”: say what still holds, or “nothing”.`;
}

type FromAnswerProps = {
  answer: GivenAnswer;
  /** Whether the form begins with what was on record, or leaves that out for who may see it. */
  isBegunOn: boolean;
  isLeftOut: boolean;
};

/** What was said, when and where, before the fields that are filled in from it. */
function FromAnswer({ answer: { words, day, session }, isBegunOn, isLeftOut }: FromAnswerProps) {
  return (
    <div className="mt-3 border-l-3 border-accent pl-3">
      <p className="t-small text-ink-2">
        Answered{" "}
        {session && (
          <>
            in{" "}
            <Link href={session.href} className="link">
              <bdi>{session.title}</bdi>
            </Link>{" "}
          </>
        )}
        on {day}:
      </p>
      <blockquote dir="auto" className="t-note whitespace-pre-line">
        {words}
      </blockquote>
      <p className="t-small mt-1 text-ink-2">
        What is filled in from it says so. The stance, the basis and the confidence are yours to say.
        {session && " It is recorded as of that session."}
      </p>
      {isBegunOn && (
        <p className="t-small mt-1 text-ink-2">
          The conditions and the salience are as on record before. Change what the answer changes.
        </p>
      )}
      {isLeftOut && (
        <p className="t-small mt-1 text-ink-2">
          What is on record is for others to see than the answer is. Nothing of it is filled in.
        </p>
      )}
    </div>
  );
}
