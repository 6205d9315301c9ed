"use client";

/** What was said under a remark, and the forms that go on with it. They work without scripts. */
import { writingOn } from "@/components/negotiations/presence/writingOn";
import { ActionForm } from "@/components/ui/ActionForm";
import { Button, ButtonLink } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { Time } from "@/components/ui/Time";
import { reopenAnnotationAction, replyToAnnotationAction, resolveAnnotationAction } from "@/lib/annotations/actions";
import type { NoteView, ReplyView } from "@/lib/annotations/queries-notes";
import { Edits } from "./Edits";
import { useMargin } from "./marginState";
import { ReplyActs } from "./RemarkActs";
import { RemarkArea, remarkHint } from "./RemarkArea";
import { SaidWords } from "./SaidWords";

type RepliesProps = {
  replies: readonly ReplyView[];
  /** The marking of their thread. */
  compartmentId: string | null;
  versionId: string;
  hasForms: boolean;
};

/** Of what was said elsewhere, who brought it here. */
export function TakenIn({ by }: { by: string | null }) {
  return by === null ? null : <p className="t-meta text-ink-3">Taken in by {by}</p>;
}

export function Replies({ replies, compartmentId, versionId, hasForms }: RepliesProps) {
  return (
    <ol className="grid gap-2">
      {replies.map((reply) => (
        <li key={reply.id} className="t-small border-t border-rule pt-2">
          <p className="flex justify-between gap-3">
            <span className="font-semibold">{reply.author}</span>
            <Time dateTime={reply.when.dateTime} className="t-meta shrink-0 text-ink-3">
              {reply.when.words}
            </Time>
          </p>
          <TakenIn by={reply.takenInBy} />
          <SaidWords body={reply.body} mentions={reply.mentions} links={reply.links} />
          <Edits edits={reply.edits} />
          {hasForms && <ReplyActs reply={reply} compartmentId={compartmentId} versionId={versionId} />}
        </li>
      ))}
    </ol>
  );
}

type Props = {
  note: Pick<NoteView, "id" | "state" | "marking"> & { versionId: string };
  /** Where a suggestion is written into the text; null where it cannot be, or not by this reader. */
  adoptHref: string | null;
};

export function ThreadForms({ note, adoptHref }: Props) {
  const { negotiationId, wordingOf } = useMargin();
  const settleId = `settle-${note.id}`;
  const isOpen = note.state === "open";
  const about = (
    <>
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="annotationId" value={note.id} />
    </>
  );
  return (
    <div className="grid gap-2">
      <ActionForm
        action={replyToAnnotationAction}
        keepAs={`reply ${note.id}`}
        className="grid gap-2"
        {...writingOn("reply", wordingOf(note.versionId)?.termId, note.id)}
      >
        {about}
        <Field name="body" label="Reply" hint={remarkHint} required>
          <RemarkArea
            compartmentId={note.marking?.id ?? null}
            versionId={note.versionId}
            rows={2}
            className="min-h-14"
          />
        </Field>
        <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
          {adoptHref && <ButtonLink href={adoptHref}>Write it into the text</ButtonLink>}
          <SubmitButton variant={adoptHref ? "secondary" : "primary"} pending="Saving…">
            Reply
          </SubmitButton>
          <Button type="submit" form={settleId} variant="secondary" data-settle="">
            {isOpen ? "Resolve" : "Reopen"}
          </Button>
        </div>
      </ActionForm>
      <ActionForm id={settleId} action={isOpen ? resolveAnnotationAction : reopenAnnotationAction}>
        {about}
      </ActionForm>
    </div>
  );
}
