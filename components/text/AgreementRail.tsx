/** Beside the text: the agreement's terms, and whose brackets are open in it. */
import { cx } from "@/components/ui/cx";
import type { ComponentProps } from "react";
import { BracketLedger } from "./BracketLedger";
import { FoldedTerms, type RailTerm, TermList } from "./TermRail";

type Props = {
  terms: readonly RailTerm[];
  ledger: ComponentProps<typeof BracketLedger>;
};

/** The rail at the left of a wide window; numbers and signs alone where the text needs the width. */
export function AgreementRail({ terms, ledger, isNarrow }: Props & { isNarrow: boolean }) {
  const full = isNarrow ? "hidden" : "max-xl:hidden";
  return (
    <div className="bg-paper-2 max-md:hidden print:hidden">
      <div
        className={cx(
          "sticky top-0 max-h-[calc(100dvh-var(--key-line))] overflow-y-auto px-3 py-6",
          !isNarrow && "xl:px-6",
        )}
      >
        <div className={cx("mb-4 px-2", full)}>
          <p className="t-ui-strong">The agreement</p>
          <p className="t-meta text-ink-3">{inWords(terms)}</p>
        </div>
        <nav aria-label="Terms">
          <TermList terms={terms} isNarrow={isNarrow} />
        </nav>
        <div className={cx("mt-8 px-2", full)}>
          <BracketLedger {...ledger} />
        </div>
      </div>
    </div>
  );
}

/** The same above the text of a narrow window, folded. */
export function AgreementOutline({ terms, ledger, outlineHref }: Props & { outlineHref: string }) {
  return (
    <FoldedTerms terms={terms} summary={inWords(terms)}>
      <noscript>
        <a href={outlineHref} className="link">
          The agreement’s outline
        </a>
      </noscript>
      <BracketLedger {...ledger} id="bracket-ledger-above" />
    </FoldedTerms>
  );
}

function inWords(terms: readonly RailTerm[]): string {
  const bracketed = terms.filter(({ openBrackets }) => openBrackets > 0).length;
  return `${terms.length} ${terms.length === 1 ? "term" : "terms"}, ${bracketed} with brackets`;
}
