/** One move in a line: what moved at the left, before and after at the right. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { MarkingWords } from "@/components/record/MarkingNote";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { compareHref } from "@/components/text/compareAddress";
import { Icon } from "@/components/ui/Icon";
import type { PositionMoved, TermMoved } from "@/lib/analysis/changes/compare";
import { listed } from "@/lib/analysis/counting-words";
import { statusMovedInWords, wordsMovedInWords } from "@/lib/analysis/changes/in-words";
import { changeInWords } from "@/lib/analysis/moves-in-words";
import type { BracketMoved, WordingMoved } from "@/lib/analysis/changes/wording";
import { languageName } from "@/lib/text/languages";
import type { Comparing } from "./Comparing";

type LineProps = {
  what: ReactNode;
  glyphs?: ReactNode;
  markedWith?: readonly string[];
  comparing: Comparing;
  children: ReactNode;
};

export function ChangeLine({ what, glyphs, markedWith = [], comparing, children }: LineProps) {
  return (
    <li className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-4 py-1 max-md:grid-cols-1">
      <span className="min-w-0 text-ink-2">{what}</span>
      <div className="flex min-w-0 gap-2">
        {glyphs}
        <div className="min-w-0">
          {children} <MarkingWords markedWith={markedWith} compartments={comparing.compartments} />
        </div>
      </div>
    </li>
  );
}

type Of<Moved> = { moved: Moved; comparing: Comparing };

export function StatusLine({ moved, comparing }: Of<NonNullable<TermMoved["status"]>>) {
  const { from, to, markedWith } = moved;
  return (
    <ChangeLine
      what="Status"
      glyphs={
        <Glyphs
          before={from && <StatusGlyph status={from} decorative />}
          after={to && <StatusGlyph status={to} decorative />}
        />
      }
      markedWith={markedWith}
      comparing={comparing}
    >
      {statusMovedInWords(moved)}
    </ChangeLine>
  );
}

/** `what` it is told beside: the party where the lines are a term's, the term where they are a party's. */
export function PositionLine({ moved, what, comparing }: Of<PositionMoved> & { what: ReactNode }) {
  const { from, to, parts, termId, markedWith } = moved;
  const isStance = parts.includes("stance");
  return (
    <ChangeLine
      what={what}
      glyphs={
        <Glyphs
          before={isStance && from && <StanceGlyph stance={from.stance} decorative />}
          after={to && <StanceGlyph stance={to.stance} decorative />}
        />
      }
      markedWith={markedWith}
      comparing={comparing}
    >
      {changeInWords(moved, comparing.termOf(termId)?.axisUnit ?? null, comparing.termOf)}
    </ChangeLine>
  );
}

export function WordingLine({ moved, termId, comparing }: Of<WordingMoved> & { termId: string }) {
  const { from, to, brackets, language, markedWith } = moved;
  const { slug, moment } = comparing;
  const words = wordsMovedInWords(moved);
  return (
    <ChangeLine
      what={language === "en" ? "Wording" : `Wording, ${languageName(language)}`}
      markedWith={markedWith}
      comparing={comparing}
    >
      {from && to ? (
        <Link
          href={compareHref({ slug, moment, termId, from: from.id, to: to.id, since: null, layout: "beside" })}
          className="link"
        >
          {words}
          <span className="sr-only">
            : version {from.number} beside version {to.number}
          </span>
        </Link>
      ) : (
        words
      )}
      {brackets.length > 0 && <BracketList brackets={brackets} comparing={comparing} />}
    </ChangeLine>
  );
}

const mostBrackets = 4;

function BracketList({ brackets, comparing }: { brackets: readonly BracketMoved[]; comparing: Comparing }) {
  const rest = brackets.length - mostBrackets;
  return (
    <ul className="t-small text-ink-2">
      {brackets.slice(0, mostBrackets).map((bracket, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two brackets may say the same, and the list is drawn anew as a whole.
        <li key={place}>
          <BracketWords bracket={bracket} comparing={comparing} />
        </li>
      ))}
      {rest > 0 && <li>{rest === 1 ? "1 more bracket" : `${rest} more brackets`}</li>}
    </ul>
  );
}

const closings = {
  agreed: "closed, its words stay",
  dropped: "closed, its words struck",
  replaced: "closed, reworded",
};

type BracketProps = { bracket: BracketMoved; comparing: Pick<Comparing, "partyByCode"> };

/** "Bracket opened: “sixty”, by United States". */
export function BracketWords({ bracket: { became, how, words, sponsors }, comparing }: BracketProps) {
  return (
    <>
      Bracket {became === "opened" || how === null ? became : closings[how]}
      {words && (
        <>
          : “<bdi className="line-clamp-2 inline">{words}</bdi>”
        </>
      )}
      {sponsors.length > 0 && `, by ${listed(sponsors.map((code) => comparing.partyByCode(code)?.name ?? code))}`}
    </>
  );
}

function Glyphs({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <span aria-hidden="true" className="flex h-[1.5em] shrink-0 items-center gap-2 text-ink-3">
      {before}
      {before && after && <Icon name="arrow" />}
      {after}
    </span>
  );
}
