"use client";

import { ChangedText } from "@/components/text/ChangedText";
import { Button } from "@/components/ui/Button";
import { annotationKindLabels } from "@/lib/annotations/rules";
import { useMargin } from "./marginState";
import { draftId, type RemarkDraft, settleDraft } from "./remarkDrafts";

/** Where the author has changed, shared or discarded a remark in another window meanwhile: both versions, and the choice. */
export function DraftConflict({ draft }: { draft: RemarkDraft }) {
  const { userId } = useMargin();
  if (!draft.other) return null;
  const { words } = draft.other;
  const choose = (whose: "mine" | "theirs") => settleDraft(userId, draftId(draft), whose);
  return (
    <section aria-label="The remark as saved elsewhere" className="grid gap-2 border-l-4 border-accent py-1 pl-3">
      <p role="status">
        {words
          ? "You have changed this remark in another window or on another device."
          : "You have shared or discarded this remark in another window or on another device."}
      </p>
      {words && (words.body !== draft.body || words.replacement !== draft.replacement) && (
        <p className="t-meta text-ink-3">Struck out is what stands there alone, underlined what stands here alone.</p>
      )}
      {words && words.kind !== draft.kind && (
        <p>
          There it is a {annotationKindLabels[words.kind].toLowerCase()}, here a{" "}
          {annotationKindLabels[draft.kind].toLowerCase()}.
        </p>
      )}
      {words && words.body !== draft.body && (
        <ChangedText before={words.body} after={draft.body} language="en" label="There, and here" />
      )}
      {words && words.replacement !== draft.replacement && (
        <ChangedText
          before={words.replacement}
          after={draft.replacement}
          language="en"
          label="Instead: there, and here"
        />
      )}
      <p className="flex flex-wrap gap-2">
        <Button type="button" variant="secondary" onClick={() => choose("mine")}>
          {words ? "Go on with what is written here" : "Keep it as a new remark"}
        </Button>
        <Button type="button" variant="secondary" onClick={() => choose("theirs")}>
          {words ? "Take what was saved there" : "Discard it here too"}
        </Button>
      </p>
    </section>
  );
}
