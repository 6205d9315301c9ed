/** Of what a wording is a translation, and whether that has moved on. */
import { Link } from "@/components/ui/Link";
import { cx } from "@/components/ui/cx";
import { isBehind, type Translation, translationInWords } from "@/lib/text/translations";
import { type TextView, textHref } from "./textAddress";

type Props = { translation: Translation; termId: string; view: TextView; className?: string };

export function TranslationNote({ translation, termId, view, className }: Props) {
  const { versionId, number, movedOn } = translation;
  const isStale = isBehind(translation);
  return (
    <p className={cx(isStale ? "t-small text-ink" : "t-meta text-ink-3", className)}>
      {isStale && (
        <span aria-hidden="true" className="mr-1.5 inline-block size-2 rounded-full bg-st-contested align-[0.05em]" />
      )}
      {translationInWords(translation)}{" "}
      {movedOn && versionId && (
        <Link href={textHref(view, { termId, versionId })} className="link">
          Read version {number}
        </Link>
      )}
    </p>
  );
}
