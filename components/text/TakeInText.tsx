"use client";

import { useRouter } from "next/navigation";
import {
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { SeenThen } from "@/components/record/SeenFields";
import { Button } from "@/components/ui/Button";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { dropKept, keepText, keptKey, onKeptChange, readKept } from "@/components/ui/keptText";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import { WriterContext } from "@/components/ui/Writer";
import { takeInTextAction } from "@/lib/text/actions";
import { languageName } from "@/lib/text/languages";
import { drafterLabels, drafters } from "@/lib/text/rules";
import {
  complaintsOf,
  fateOf,
  levelled,
  sentTerms,
  type StandingTerm,
  takenDraft,
  type TakenRow,
} from "@/lib/text/whole/taken-rows";
import type { Sponsor } from "@/lib/text/whole/whole";
import { type KeptDraft, printDraft, readDraft } from "./keptDraft";
import { type RowAct, TakenRowLine } from "./TakenRowLine";
import { TextSource } from "./TextSource";

type OnRecord = Omit<StandingTerm, "text"> & { texts: Readonly<Record<string, string>> };

type Props = {
  negotiationId: string;
  terms: readonly OnRecord[];
  parties: readonly (Sponsor & { partyId: string })[];
  languages: readonly string[];
  /** The newest record that the writer can have seen. */
  seenRecordId: string | null;
  /** The text as it is read. */
  textHref: string;
  /** When it holds, how we know, and who may see it. */
  fieldset: ReactNode;
};

/** More than this a command cannot take at once. */
const longestBody = 900_000;

/** A whole text: read, looked over, and taken in as one act. Nothing is recorded before that, and this browser keeps it. */
export function TakeInText(props: Props) {
  const { negotiationId, terms, parties, seenRecordId } = props;
  const writer = useContext(WriterContext);
  const storageKey = keptKey(writer ?? "nobody", "whole text", negotiationId);
  const stored = useSyncExternalStore(
    onKeptChange,
    () => readKept(storageKey),
    () => null,
  );
  const [edited, setEdited] = useState<KeptDraft | null>(null);
  const kept = useMemo(() => (edited ? null : readDraft(stored)), [edited, stored]);
  const draft = edited ?? kept;
  useEffect(() => {
    if (!edited) return;
    const timer = setTimeout(() => keepText(storageKey, printDraft(edited)), 200);
    return () => clearTimeout(timer);
  }, [edited, storageKey]);

  if (!draft)
    return (
      <TextSource
        sponsors={parties}
        languages={props.languages}
        onRead={(whole, language) => {
          const read = {
            ...takenDraft(whole, inLanguage(terms, language), terms.length > 0 && language !== props.languages[0]),
            language,
            seenRecordId,
          };
          keepText(storageKey, printDraft(read));
          setEdited(read);
        }}
      />
    );
  const forget = () => {
    setEdited(null);
    dropKept(storageKey);
  };
  return <Overlooked {...props} draft={draft} isRestored={kept !== null} onChange={setEdited} onForget={forget} />;
}

type OverlookedProps = Props & {
  draft: KeptDraft;
  isRestored: boolean;
  onChange: (draft: KeptDraft) => void;
  onForget: () => void;
};

function Overlooked({ draft, isRestored, onChange, onForget, ...props }: OverlookedProps) {
  const router = useRouter();
  const { rows, language } = draft;
  const [openKey, setOpenKey] = useState<number | null>(null);
  const [isShort, setShort] = useState(false);
  const standing = useMemo(() => inLanguage(props.terms, language), [props.terms, language]);
  const byId = useMemo(() => new Map(standing.map((term) => [term.id, term])), [standing]);
  const looked = useDeferredValue(rows);
  const complaints = useMemo(() => complaintsOf(looked, props.parties), [looked, props.parties]);
  const sent = useMemo(() => JSON.stringify(sentTerms(rows).map(({ key: _, ...term }) => term)), [rows]);
  const taken = rows.filter(({ isTaken }) => isTaken);
  const isOdd = (row: TakenRow) => row.isTaken && (row.doubts.length > 0 || complaints.has(row.key));
  const odd = rows.filter(isOdd);
  const isTooLong = new Blob([sent]).size > longestBody;
  const shown = isShort ? rows.filter((row) => isOdd(row) || row.key === openKey) : rows;

  const act = useStable((asked: RowAct) => {
    if (asked.do === "open") return setOpenKey((key) => (key === asked.key ? null : asked.key));
    const next =
      asked.do === "level"
        ? levelled(rows, asked.key, asked.by)
        : rows.map((row) => (row.key === asked.key ? { ...row, ...asked.to } : row));
    onChange({ ...draft, rows: next });
  });
  const choicesFor = (row: TakenRow) => {
    const named = (id: string) => {
      const term = byId.get(id);
      return term ? [{ value: id, label: `${term.number} ${term.title}` }] : [];
    };
    return {
      likely: row.likely.flatMap(named),
      others: standing.filter(({ id }) => !row.likely.includes(id)).flatMap(({ id }) => named(id)),
    };
  };
  return (
    <div className="grid gap-6">
      <div>
        <p role="status" className="t-note">
          {summaryOf(taken, odd.length, complaints.size)}
        </p>
        {isRestored && <p className="t-small text-ink-2">What you read in and did not take in is back.</p>}
        {draft.title && (
          <p className="t-small text-ink-2">
            It is called “<bdi>{draft.title}</bdi>”, in {languageName(language)}.
          </p>
        )}
        {draft.doubts.map((doubt) => (
          <p key={doubt} className="t-small text-ink-2">
            {doubt}
          </p>
        ))}
        {draft.absent.length > 0 && (
          <p className="t-small text-ink-2">
            It does not have{" "}
            {draft.absent
              .flatMap((id) => byId.get(id)?.number ?? [])
              .slice(0, 12)
              .join(", ")}
            {draft.absent.length > 12 && ` and ${draft.absent.length - 12} more`}: what it does not have stays on
            record.
          </p>
        )}
        <p className="mt-2 -ml-3 flex flex-wrap items-center gap-x-3">
          <Button type="button" variant="quiet" className="t-small" onClick={onForget}>
            Begin with another text
          </Button>
          {(odd.length > 0 || isShort) && (
            <label className="flex items-center gap-2 max-md:py-3">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={isShort}
                onChange={({ target }) => setShort(target.checked)}
              />
              Only what wants a look
            </label>
          )}
        </p>
      </div>
      <ol className="divide-y divide-rule border-y border-rule">
        {shown.map((row) => (
          <TakenRowLine
            key={row.key}
            row={row}
            fate={fateOf(row, byId)}
            complaints={complaints.get(row.key)?.join("\n") ?? ""}
            isOpen={row.key === openKey}
            language={language}
            act={act}
            {...(row.key === openKey ? choicesFor(row) : {})}
          />
        ))}
      </ol>
      <ActionForm
        action={takeInTextAction}
        keepAs={`whole text ${props.negotiationId}`}
        aria-label="Take it in"
        className="grid gap-6"
        onDone={() => {
          onForget();
          router.push(props.textHref);
        }}
      >
        <input type="hidden" name="language" value={language} />
        {/* The form asks who may see the words. */}
        <input type="hidden" name="isMarkingSaid" value="on" />
        <input type="hidden" name="terms:json" value={sent} />
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
          <div className="grid gap-4">
            <Choices
              name="drafter"
              legend="Whose draft it is"
              defaultValue="team"
              choices={drafters.map((drafter) => ({ value: drafter, label: drafterLabels[drafter] }))}
              inRow
            />
            <Field name="drafterId" label="Which party or mediator">
              <Select
                empty="None: it is the team’s"
                options={props.parties.map(({ partyId, name }) => ({ value: partyId, label: name }))}
              />
            </Field>
            <Field name="note" label="Note on this draft" hint="Stands beside each wording that it brings.">
              <TextArea rows={2} maxLength={900} />
            </Field>
            <Field
              name="reason"
              label="Why agreed words change"
              hint="Asked for where the draft changes words that are agreed; their terms are reopened by it."
            >
              <TextInput />
            </Field>
          </div>
          <SeenThen value={draft.seenRecordId}>{props.fieldset}</SeenThen>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton pending="Taking it in…" disabled={taken.length === 0 || complaints.size > 0 || isTooLong}>
            {taken.length === 1 ? "Take in 1 term" : `Take in ${taken.length} terms`}
          </SubmitButton>
          {(complaints.size > 0 || isTooLong) && (
            <p className="text-st-contested">
              {isTooLong
                ? "This is too much at once: leave some terms out, and take them in after these."
                : complaints.size === 1
                  ? "1 term is to be mended first."
                  : `${complaints.size} terms are to be mended first.`}
            </p>
          )}
        </div>
      </ActionForm>
    </div>
  );
}

function inLanguage(terms: readonly OnRecord[], language: string): StandingTerm[] {
  return terms.map(({ texts, ...term }) => ({ ...term, text: texts[language] ?? "" }));
}

function summaryOf(taken: readonly TakenRow[], odd: number, mended: number): string {
  const isNew = taken.filter(({ is }) => is === "new").length;
  const open = taken.filter(({ is }) => is === "").length;
  const shares = [
    `${isNew} new`,
    `${taken.length - isNew - open} on record already`,
    ...(open > 0 ? [`${open} to be chosen`] : []),
  ];
  return [
    `${taken.length === 1 ? "1 term" : `${taken.length} terms`}: ${shares.join(", ")}.`,
    odd > 0 ? (odd === 1 ? "1 wants a look." : `${odd} want a look.`) : "",
    mended > 0 ? "Nothing can be taken in until what is marked is mended or left out." : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** A callback that stays the same, so that rows which did not change are not drawn again. */
function useStable<Asked>(callback: (asked: Asked) => void): (asked: Asked) => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback((asked: Asked) => latest.current(asked), []);
}
