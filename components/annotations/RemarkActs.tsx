"use client";

/** What its author can still do to a remark or a reply, and a manager: write it anew, or take it back. They work without scripts. */
import type { MouseEvent, ReactNode } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea, TextInput } from "@/components/ui/TextInput";
import {
  correctAnnotationAction,
  correctReplyAction,
  retractAnnotationAction,
  retractReplyAction,
} from "@/lib/annotations/actions";
import type { NoteView, RemarkVerdicts, ReplyView } from "@/lib/annotations/queries-notes";
import { writtenWords } from "@/lib/annotations/rules/links";
import { useMargin } from "./marginState";
import { RemarkArea, remarkHint } from "./RemarkArea";
import { SeenRecord } from "./SeenRecord";

export function NoteActs({ note }: { note: NoteView & { versionId: string } }) {
  const isSuggestion = note.kind === "suggestion";
  return (
    <Acts verdicts={note} what="remark">
      {(about) => ({
        edit: (
          <ActionForm
            key={note.recordId}
            action={correctAnnotationAction}
            keepAs={`edit remark ${note.id}`}
            className="grid gap-2 py-1"
          >
            {about(note.recordId)}
            <input type="hidden" name="kind" value={note.kind} />
            {isSuggestion && (
              <Field name="replacement" label="Instead" hint="Left empty, the words are struck.">
                <TextArea rows={2} className="font-serif" defaultValue={note.replacement ?? ""} />
              </Field>
            )}
            <Field
              name="body"
              label={isSuggestion ? "Reason" : "What it says"}
              hint={remarkHint}
              required={!isSuggestion}
            >
              <RemarkArea
                compartmentId={note.marking?.id ?? null}
                versionId={note.versionId}
                rows={3}
                defaultValue={writtenWords(note.body, note.links)}
              />
            </Field>
            <SaveOrLeave />
          </ActionForm>
        ),
        remove: (
          <TakeBack
            key={note.recordId}
            action={retractAnnotationAction}
            isOwn={note.isOwn}
            about={about(note.recordId)}
          >
            {note.replies.length > 0 && "What was replied to it stays. "}
          </TakeBack>
        ),
      })}
    </Acts>
  );
}

type ReplyProps = { reply: ReplyView; compartmentId: string | null; versionId: string };

export function ReplyActs({ reply, compartmentId, versionId }: ReplyProps) {
  return (
    <Acts verdicts={reply} what="reply">
      {(about) => ({
        edit: (
          <ActionForm
            key={reply.recordId}
            action={correctReplyAction}
            keepAs={`edit reply ${reply.id}`}
            className="grid gap-2 py-1"
          >
            {about(reply.recordId)}
            <Field name="body" label="What it says" hint={remarkHint} required>
              <RemarkArea
                compartmentId={compartmentId}
                versionId={versionId}
                rows={2}
                defaultValue={writtenWords(reply.body, reply.links)}
              />
            </Field>
            <SaveOrLeave />
          </ActionForm>
        ),
        remove: (
          <TakeBack
            key={reply.recordId}
            action={retractReplyAction}
            isOwn={reply.isOwn}
            about={about(reply.recordId)}
          />
        ),
      })}
    </Acts>
  );
}

type ActsProps = {
  verdicts: RemarkVerdicts;
  what: string;
  children: (about: (recordId: string) => ReactNode) => { edit: ReactNode; remove: ReactNode };
};

function Acts({ verdicts, what, children }: ActsProps) {
  const { negotiationId } = useMargin();
  if (!verdicts.mayRevise && !verdicts.mayTakeBack) return null;
  const forms = children((recordId) => (
    <>
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <SeenRecord recordId={recordId} />
    </>
  ));
  return (
    <div className="t-meta flex flex-wrap gap-x-4 print:hidden">
      {verdicts.mayRevise && (
        <details className="open:w-full">
          <summary className={summary}>
            Edit<span className="sr-only"> this {what}</span>
          </summary>
          {forms.edit}
        </details>
      )}
      {verdicts.mayTakeBack && (
        <details className="open:w-full">
          <summary className={summary}>
            {verdicts.isOwn ? "Delete" : "Remove"}
            <span className="sr-only"> this {what}</span>
          </summary>
          {forms.remove}
        </details>
      )}
    </div>
  );
}

/** Leaving folds the form; what was typed in it is there when it is opened again. */
function SaveOrLeave() {
  const leave = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    const form = currentTarget.closest("details");
    form?.removeAttribute("open");
    form?.querySelector("summary")?.focus();
  };
  return (
    <div className="flex items-center gap-1">
      <SubmitButton pending="Saving…">Save</SubmitButton>
      <Button type="button" variant="quiet" onClick={leave}>
        Leave it
      </Button>
    </div>
  );
}

const summary = "w-fit list-none rounded-control py-0.5 text-accent max-md:py-3 [&::-webkit-details-marker]:hidden";

type TakeBackProps = {
  action: typeof retractReplyAction;
  isOwn: boolean;
  about: ReactNode;
  children?: ReactNode;
};

function TakeBack({ action, isOwn, about, children }: TakeBackProps) {
  return (
    <ActionForm action={action} className="grid gap-2 py-1">
      {about}
      <p className="text-ink-2">{children}It is read no more, and stays in the history with the reason.</p>
      <Field
        name="reason"
        label="Why"
        required={!isOwn}
        hint={isOwn ? "Left empty: taken back by its author." : undefined}
      >
        <TextInput />
      </Field>
      <div>
        <SubmitButton variant="danger" pending={isOwn ? "Deleting…" : "Removing…"}>
          {isOwn ? "Delete" : "Remove"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
