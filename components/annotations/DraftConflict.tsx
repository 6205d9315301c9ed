"use client";

import { useState } from "react";
import { ChangedText } from "@/components/text/ChangedText";
import { Button } from "@/components/ui/Button";
import { KeepChoice } from "@/components/ui/KeepChoice";
import { annotationKindLabels } from "@/lib/annotations/rules";
import {
  type Differing,
  type DraftField,
  differingFields,
  togetherAs,
  usual,
  type Whose,
} from "@/lib/annotations/rules/merge-draft";
import { useMargin } from "./marginState";
import { type DraftWords, draftId, type RemarkDraft, settleDraft } from "./remarkDrafts";

/**
 * Where the author has changed, shared or discarded a remark in another window meanwhile: both versions, field by field, and
 * what goes on of each. Nothing is thrown away that they did not choose to.
 */
export function DraftConflict({ draft }: { draft: RemarkDraft }) {
  const { userId } = useMargin();
  if (!draft.other) return null;
  const settle = (words: DraftWords | null) => settleDraft(userId, draftId(draft), words);
  const { words, version } = draft.other;
  return (
    <section aria-label="The remark as saved elsewhere" className="grid gap-3 border-l-4 border-accent py-1 pl-3">
      {words ? (
        <Both key={version} here={draft} there={words} onSettle={settle} />
      ) : (
        <>
          <p role="status">You have shared or discarded this remark in another window or on another device.</p>
          <p className="flex flex-wrap gap-2">
            <Button type="button" variant="secondary" onClick={() => settle(draft)}>
              Keep it as a new remark
            </Button>
            <Button type="button" variant="secondary" onClick={() => settle(null)}>
              Discard it here too
            </Button>
          </p>
        </>
      )}
    </section>
  );
}

const options: { value: Whose; label: string }[] = [
  { value: "here", label: "Here" },
  { value: "there", label: "There" },
  { value: "both", label: "Both" },
];

type BothProps = { here: RemarkDraft; there: DraftWords; onSettle: (words: DraftWords) => void };

function Both({ here, there, onSettle }: BothProps) {
  const [chosen, setChosen] = useState<Partial<Record<DraftField, Whose>>>({});
  const fields = differingFields(here.began, here, there);
  const whoseOf = (each: Differing) => chosen[each.field] ?? usual(each);
  const labels: Record<DraftField, string> = {
    kind: "Kind",
    replacement: "Instead",
    body: here.kind === "suggestion" ? "Reason" : annotationKindLabels[here.kind],
  };
  return (
    <>
      <p role="status">
        You have changed this remark in another window or on another device, too.
        {fields.some(({ field }) => field !== "kind") && (
          <span className="t-meta block text-ink-3">
            Struck out is what stands there alone, underlined what stands here alone.
          </span>
        )}
      </p>
      {fields.map((each) => {
        const { field, merged } = each;
        const whose = whoseOf(each);
        return (
          <div key={field} className="grid gap-1">
            <p className="t-small font-semibold">{labels[field]}</p>
            {field === "kind" ? (
              <p>
                There it is a {annotationKindLabels[there.kind].toLowerCase()}, here a{" "}
                {annotationKindLabels[here.kind].toLowerCase()}.
              </p>
            ) : (
              <ChangedText
                before={there[field]}
                after={here[field]}
                language="en"
                label={`${labels[field]}: there, and here`}
              />
            )}
            <KeepChoice
              label={`Which to go on with: ${labels[field]}`}
              options={merged ? options : options.slice(0, 2)}
              chosen={whose}
              onChoose={(value) => setChosen((all) => ({ ...all, [field]: value }))}
            />
            {merged && whose === "both" && (
              <p className="t-meta text-ink-2">
                {merged.isClean
                  ? "The two changes do not touch: together they will stand in the field."
                  : "Both will stand in the field, near each other: mend there what does not fit."}
              </p>
            )}
          </div>
        );
      })}
      <p>
        <Button
          type="button"
          variant="secondary"
          onClick={() => onSettle({ ...here, ...togetherAs({ here, there }, fields, whoseOf) })}
        >
          Go on with this
        </Button>
      </p>
    </>
  );
}
