"use client";

/** Where a remark may belong whose words have changed, and the way to say so. It works without scripts. */
import { ActionForm } from "@/components/ui/ActionForm";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { placeAnnotationAction } from "@/lib/annotations/actions";
import type { NoteView } from "@/lib/annotations/queries-notes";
import { stripNotation } from "@/lib/text/print-brackets";
import type { Span } from "@/lib/text/canonical";
import { useMargin } from "./marginState";

/** The form by which the open note is placed: on the words it offers, or on others that `placeOn` fills in. */
const placeFormSelector = "[data-note][data-open] form[data-place]";

type Placeable = Pick<NoteView, "id" | "nearest"> & { versionId: string };

export function PlaceForm({ note }: { note: Placeable }) {
  const { negotiationId } = useMargin();
  const { nearest } = note;
  return (
    <ActionForm action={placeAnnotationAction} className="grid gap-2" data-place="">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="annotationId" value={note.id} />
      <input type="hidden" name="clauseVersionId" value={note.versionId} />
      <input type="hidden" name="start" value={nearest?.start ?? 0} />
      <input type="hidden" name="end" value={nearest?.end ?? 0} />
      <input type="hidden" name="quote" value={nearest?.words ?? ""} />
      {nearest && (
        <>
          <p>
            It may belong to “
            <span dir="auto" className="font-serif">
              {stripNotation(nearest.words)}
            </span>
            ”.
          </p>
          <div>
            <SubmitButton variant="secondary" pending="Placing…" keyCap="y" data-place-here="">
              Place it there
            </SubmitButton>
          </div>
        </>
      )}
      <p className="t-meta text-ink-3 max-md:hidden">
        To place it elsewhere, select the words and press <kbd>m</kbd>.
      </p>
    </ActionForm>
  );
}

/** Places the open note on what it offers; false where no note that could be placed is open. */
export function placeOpenNote(): boolean {
  const press = document.querySelector<HTMLElement>(`${placeFormSelector} [data-place-here]`);
  press?.click();
  return press !== null;
}

/** Places the open note on these words of the wording that it stands beside; false where it does not stand there. */
export function placeOpenNoteOn({
  versionId,
  start,
  end,
  quote,
}: Span & { versionId: string; quote: string }): boolean {
  const form = document.querySelector<HTMLFormElement>(placeFormSelector);
  if (!form) return false;
  const chosen: Record<string, string> = { clauseVersionId: versionId, start: `${start}`, end: `${end}`, quote };
  for (const [name, value] of Object.entries(chosen)) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement) || (name === "clauseVersionId" && field.value !== value)) return false;
    field.value = value;
  }
  form.requestSubmit();
  return true;
}
