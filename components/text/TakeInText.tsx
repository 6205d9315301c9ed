"use client";

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
import { onKeptChange } from "@/components/ui/keptListeners";
import { keptKey, readKept } from "@/components/ui/keptText";
import { useKeptSoon } from "@/components/ui/useKeptSoon";
import { WriterContext } from "@/components/ui/Writer";
import {
  changeInWords,
  changesOf,
  isInGroup,
  type RowChange,
  type RowGroup,
  rowGroups,
} from "@/lib/text/whole/row-changes";
import { complaintsOf, levelled, type StandingTerm, takenDraft, type TakenRow } from "@/lib/text/whole/taken-rows";
import type { Sponsor } from "@/lib/text/whole/whole";
import { type KeptDraft, printDraft, readDraft } from "./keptDraft";
import { TakeInForm } from "./TakeInForm";
import { TakenOverview } from "./TakenOverview";
import { TakenRowLine } from "./TakenRowLine";
import type { OnRecord, RowAct } from "./takenTerms";
import { TextSource } from "./TextSource";

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
  const { keepSoon, drop } = useKeptSoon(storageKey);
  const onChange = (changed: KeptDraft) => {
    setEdited(changed);
    keepSoon(() => printDraft(changed));
  };

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
          onChange(read);
        }}
      />
    );
  const forget = () => {
    setEdited(null);
    drop();
  };
  return <Overlooked {...props} draft={draft} isRestored={kept !== null} onChange={onChange} onForget={forget} />;
}

type OverlookedProps = Props & {
  draft: KeptDraft;
  isRestored: boolean;
  onChange: (draft: KeptDraft) => void;
  onForget: () => void;
};

function Overlooked({ draft, isRestored, onChange, onForget, ...props }: OverlookedProps) {
  const { rows, language } = draft;
  const [openKey, setOpenKey] = useState<number | null>(null);
  const [asked, ask] = useState<RowGroup | null>(null);
  const standing = useMemo(() => inLanguage(props.terms, language), [props.terms, language]);
  const looked = useDeferredValue(rows);
  const complaints = useMemo(() => complaintsOf(looked, props.parties, standing), [looked, props.parties, standing]);
  const changes = useMemo(() => changesOf(looked, standing), [looked, standing]);
  const isIn = (row: TakenRow, group: RowGroup) =>
    row.isTaken &&
    (group === "look" ? row.doubts.length > 0 || complaints.has(row.key) : isInGroup(changes.get(row.key), group));
  const shown = asked === null ? rows : rows.filter((row) => isIn(row, asked) || row.key === openKey);
  const reworded = rows.filter((row) => isIn(row, "reworded")).length;

  const act = useStable((given: RowAct) => {
    if (given.do === "open") return setOpenKey((key) => (key === given.key ? null : given.key));
    const next =
      given.do === "level"
        ? levelled(rows, given.key, given.by)
        : rows.map((row) => (row.key === given.key ? { ...row, ...given.to } : row));
    onChange({ ...draft, rows: next });
  });
  const choicesFor = (row: TakenRow) => {
    const named = ({ id, number, title }: StandingTerm) => ({ value: id, label: `${number} ${title}` });
    return {
      likely: row.likely.flatMap((likely) => standing.filter(({ id }) => id === likely).map(named)),
      others: standing.filter(({ id }) => !row.likely.includes(id)).map(named),
    };
  };
  return (
    <div className="grid gap-6">
      <TakenOverview
        draft={draft}
        standing={standing}
        changes={changes}
        mended={complaints.size}
        counts={rowGroups.map((group) => ({ group, count: rows.filter((row) => isIn(row, group)).length }))}
        isRestored={isRestored}
        asked={asked}
        onAsk={ask}
        onForget={onForget}
      />
      <ol className="divide-y divide-rule border-y border-rule">
        {shown.map((row) => (
          <TakenRowLine
            key={row.key}
            row={row}
            before={wordsBefore(changes.get(row.key))}
            change={row.isTaken ? changeInWords(changes.get(row.key)) : "left out"}
            complaints={complaints.get(row.key)?.join("\n") ?? ""}
            isOpen={row.key === openKey}
            isCompared={reworded <= mostCompared || asked === "reworded"}
            language={language}
            act={act}
            {...(row.key === openKey ? choicesFor(row) : {})}
          />
        ))}
      </ol>
      <TakeInForm {...props} draft={draft} changes={changes} mended={complaints.size} onTaken={onForget} />
    </div>
  );
}

/** More comparisons than this at once are drawn when they are asked for. */
const mostCompared = 40;

/** The words on record that a row changes; null where it changes none. */
function wordsBefore(change: RowChange | undefined): string | null {
  return change?.is === "standing" && change.worded === "anew" ? change.before.text : null;
}

function inLanguage(terms: readonly OnRecord[], language: string): StandingTerm[] {
  return terms.map(({ wordings, status: _, ...term }) => ({ ...term, text: wordings[language]?.text ?? "" }));
}

/** A callback that stays the same, so that rows which did not change are not drawn again. */
function useStable<Asked>(callback: (asked: Asked) => void): (asked: Asked) => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback((asked: Asked) => latest.current(asked), []);
}
