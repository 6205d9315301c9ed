"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { ActionForm } from "@/components/ui/ActionForm";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { makeAnnotationAction } from "@/lib/annotations/actions";
import { type AnnotationKind, annotationKindLabels, annotationKinds } from "@/lib/annotations/rules";
import type { FormState } from "@/lib/platform/form";
import { stripNotation } from "@/lib/text/print-brackets";
import { DraftConflict } from "./DraftConflict";
import { useMargin, useOpening } from "./marginState";
import { RemarkArea, remarkHint } from "./RemarkArea";
import { asRemark, asSuggestion, discardDraft, draftId, keepDraft, type RemarkDraft, sharing } from "./remarkDrafts";

const bodyLabels: Record<AnnotationKind, string> = {
  comment: "Comment",
  question: "Question",
  concern: "Concern",
  suggestion: "Reason",
};

/** A remark being written. What is typed is kept in this browser with every key, until it is saved or thrown away. */
export function RemarkForm({ draft }: { draft: RemarkDraft }) {
  const { userId, negotiationId, openNote, wordingOf } = useMargin();
  const form = useRef<HTMLDivElement>(null);
  const id = draftId(draft);
  const change = (changed: Partial<RemarkDraft>) => keepDraft(userId, { ...draft, negotiationId, ...changed });
  const { save, savedId } = useSave(draft);
  useFocusOnOpening(draft, form);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    openNote(null);
    clauseElement(draft.versionId)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the fields in it, and has none of its own.
    <div
      ref={form}
      className="remark-form"
      onKeyDown={onKeyDown}
      {...writingOn("remark", wordingOf(draft.versionId)?.termId, draft.versionId)}
    >
      <ActionForm
        action={save}
        aria-label={`${annotationKindLabels[draft.kind]} on “${stripNotation(draft.quote)}”`}
        className="grid gap-3"
        onDone={() => {
          discardDraft(userId, draft);
          openNote(savedId.current, { focus: true });
        }}
      >
        <p className="t-meta line-clamp-2 text-ink-2">
          On <q dir="auto">{stripNotation(draft.quote)}</q>
        </p>
        <KindChoice
          id={id}
          kind={draft.kind}
          onChange={(kind) => change(kind === "suggestion" ? asSuggestion(draft) : { kind })}
        />
        {draft.kind === "suggestion" && (
          <Field name="replacement" label="Instead" hint="Left empty, the words are struck." required>
            <TextArea
              rows={2}
              className="font-serif"
              value={draft.replacement}
              onChange={(event) => change({ replacement: event.target.value })}
            />
          </Field>
        )}
        <Field name="body" label={bodyLabels[draft.kind]} hint={remarkHint} required={draft.kind !== "suggestion"}>
          <RemarkArea
            rows={3}
            compartmentId={wordingOf(draft.versionId)?.compartmentId ?? null}
            versionId={draft.versionId}
            value={draft.body}
            onChange={(event) => change({ body: event.target.value })}
          />
        </Field>
        <DraftConflict draft={draft} />
        <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
          <SubmitButton pending="Saving…" keyCap="Ctrl ↵" aria-keyshortcuts="Control+Enter">
            Save
          </SubmitButton>
          <Button type="button" variant="quiet" onClick={() => openNote(null)}>
            Keep as a draft
          </Button>
          <Button type="button" variant="quiet" onClick={() => discardDraft(userId, draft)}>
            Discard
          </Button>
        </div>
      </ActionForm>
    </div>
  );
}

type KindProps = { id: string; kind: AnnotationKind; onChange: (kind: AnnotationKind) => void };

function KindChoice({ id, kind, onChange }: KindProps) {
  return (
    <fieldset>
      <legend className="sr-only">Kind of remark</legend>
      <div className="-mx-1.5 flex flex-wrap">
        {annotationKinds.map((one) => (
          <label
            key={one}
            className="t-small cursor-pointer rounded-control px-1.5 py-1 text-ink-2 hover:text-ink has-checked:font-semibold has-checked:text-accent has-checked:underline has-checked:decoration-2 has-checked:underline-offset-4 has-focus-visible:outline-2 has-focus-visible:outline-accent max-md:py-3"
          >
            <input
              type="radio"
              name={`kind-${id}`}
              value={one}
              checked={one === kind}
              onChange={() => onChange(one)}
              className="sr-only"
            />
            {annotationKindLabels[one]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Saves the remark; once it is, `savedId` is its annotation's id. What was not answered is not said twice. */
function useSave(draft: RemarkDraft) {
  const { userId, negotiationId, checkDraft } = useMargin();
  const savedId = useRef<string | null>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const save = async (): Promise<FormState> => {
    try {
      const result = await sharing(userId, [draft], ([shared = draft]) =>
        makeAnnotationAction({ negotiationId, ...asRemark(shared) }, draft.actId),
      );
      if (!result.ok) {
        if (result.code === "conflict") checkDraft(draftId(draft));
        return { ...result, status: "error", values: {} };
      }
      savedId.current = result.value.annotationId;
      // Who goes to another page before the answer comes is not asked about it again.
      if (isLeft.current) discardDraft(userId, { ...draft, negotiationId });
      return { status: "ok" };
    } catch {
      return { status: "error", code: "unavailable", message: noAnswer, fieldErrors: {}, values: {} };
    }
  };
  return { save, savedId };
}

const noAnswer = "Parley does not answer. What you wrote is kept in this browser; saved again, it is saved once.";

/** The keyboard goes to the remark, of a suggestion to the other words, and, where that is a sheet over the text, its clause goes to the top of the window. */
function useFocusOnOpening(draft: RemarkDraft, form: React.RefObject<HTMLElement | null>) {
  const { takesFocus } = useMargin();
  const opening = useOpening();
  const { versionId } = draft;
  const id = draftId(draft);
  useEffect(() => {
    // One that is open already takes the focus when it is asked for again.
    if (opening.id !== id || !takesFocus(id)) return;
    // The first of its fields: of a suggestion, the other words.
    form.current?.querySelector<HTMLElement>("textarea")?.focus({ preventScroll: true });
    // In the next frame it stands where it will stay.
    requestAnimationFrame(() => {
      const isSheet = !matchMedia("(width >= 64rem)").matches;
      if (isSheet) clauseElement(versionId)?.scrollIntoView({ block: "start" });
      else form.current?.scrollIntoView({ block: "nearest" });
    });
  }, [id, versionId, form, takesFocus, opening]);
}

function clauseElement(versionId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(versionId)}"]`);
}
