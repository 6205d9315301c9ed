/** A remark that its author went on with in two windows or on two devices: what each changed, and both in one. */
import { changedBy, type Merged, type Side } from "@/lib/platform/merging";
import { bothTexts } from "@/lib/text/both-texts";
import type { AnnotationKind } from "../rules";

type Words = { quote: string; kind: AnnotationKind; body: string; replacement: string };

export type DraftField = "kind" | "replacement" | "body";

/** Which of the two versions of a field goes on; both: of a text, both in one. */
export type Whose = "here" | "there" | "both";

/** A field in which the two differ. */
export type Differing = { field: DraftField; side: Side; merged: Merged | null };

/** `began` is what both went on from; undefined where that is not known. "Yours" are the words here. */
export function differingFields(began: Words | undefined, here: Words, there: Words): Differing[] {
  const isSuggestion = here.kind === "suggestion" || there.kind === "suggestion";
  const fields: DraftField[] = isSuggestion ? ["kind", "replacement", "body"] : ["kind", "body"];
  return fields.flatMap((field) => {
    const side = changedBy(began?.[field], here[field], there[field]);
    if (side === null) return [];
    const isAsked = side === "both" && field !== "kind";
    return [{ field, side, merged: isAsked ? bothTexts(began?.[field], here[field], there[field]) : null }];
  });
}

/** What goes on where its author says nothing else: what only one changed, and of what both changed, both. */
export function usual({ side, merged }: Differing): Whose {
  if (side === "theirs") return "there";
  return merged ? "both" : "here";
}

/** The two in one, field by field as chosen. */
export function togetherAs(
  { here, there }: { here: Words; there: Words },
  fields: readonly Differing[],
  chosen: (field: Differing) => Whose,
): Words {
  const taken = fields.map((each) => {
    const whose = chosen(each);
    const text =
      whose === "both" ? (each.merged?.text ?? here[each.field]) : (whose === "here" ? here : there)[each.field];
    return [each.field, text];
  });
  return { ...here, ...(Object.fromEntries(taken) as Partial<Words>) };
}
