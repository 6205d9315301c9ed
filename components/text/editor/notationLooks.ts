/**
 * Draws a wording's notation over the text that it is written in: brackets in their sponsors' lines, signs dimmed,
 * attributions raised, what does not balance outlined. In a long text a key moves what is drawn along with the words, and
 * it is drawn anew once the typing pauses.
 */
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { cx } from "@/components/ui/cx";
import type { Bracket, ParsedBrackets } from "@/lib/text/brackets";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { levelsInside } from "../bracketTree";
import { type Sponsor, sponsorHue, sponsorLine } from "../SponsorMark";
import { placeOf, textOf } from "./wordingDoc";

type Looks = {
  drawn: DecorationSet;
  /** What was read the last time; its places are those of `drawn` only while `isFresh`. */
  parsed: ParsedBrackets;
  isFresh: boolean;
};

/** Up to this many characters a text is read at every key. */
const longAt = 6000;
/** How long the typing pauses before a long text is read again (ms). */
const pause = 160;

const key = new PluginKey<Looks>("notation");

/** The notation as it stands now, read anew where that is still to come. */
export function notationOf(state: EditorState): ParsedBrackets {
  const looks = key.getState(state);
  return looks?.isFresh ? looks.parsed : parseBrackets(textOf(state.doc));
}

/** Draws brackets of these sponsors; a code that is nobody's is outlined too. */
export function notationLooks(sponsors: readonly Sponsor[]): Plugin<Looks> {
  const read = (state: Pick<EditorState, "doc">): Looks => {
    const parsed = parseBrackets(textOf(state.doc));
    return { parsed, isFresh: true, drawn: DecorationSet.create(state.doc, looksOf(parsed, sponsors)) };
  };
  return new Plugin<Looks>({
    key,
    state: {
      init: (_, state) => read(state),
      apply: (tr, looks, _, state) => {
        if (tr.getMeta(key) === "read") return read(state);
        if (!tr.docChanged) return looks;
        if (state.doc.content.size <= longAt) return read(state);
        return { parsed: looks.parsed, isFresh: false, drawn: looks.drawn.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
    view: () => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      return {
        update: (view, before) => {
          if (before.doc === view.state.doc || key.getState(view.state)?.isFresh) return;
          clearTimeout(timer);
          timer = setTimeout(() => view.dispatch(view.state.tr.setMeta(key, "read")), pause);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

/** Exported for its test: nothing is drawn but over the words that it belongs to. */
export function looksOf(parsed: ParsedBrackets, sponsors: readonly Sponsor[]): Decoration[] {
  const drawn: Decoration[] = [];
  // An element of its own for each, so that the lines of brackets inside one another all show.
  const draw = (start: number, end: number, className: string, title?: string) => {
    if (start >= end) return;
    const attributes = { nodeName: "span", class: className, ...(title ? { title } : {}) };
    drawn.push(Decoration.inline(placeOf(start), placeOf(end), attributes));
  };
  const firstOf = ({ sponsors: [code] }: Bracket) => sponsors.find((sponsor) => sponsor.code === code);
  for (const bracket of parsed.all) {
    const first = firstOf(bracket);
    const line = first
      ? sponsorLine(first.index, levelsInside(bracket))
      : "sponsor-line sponsor-line-solid decoration-rule-2";
    draw(bracket.start, bracket.close + 1, line);
  }
  for (const { start, end } of parsed.emphases) draw(start + 1, end - 1, "italic");
  for (const { start, end } of parsed.footnotes) draw(start + 2, end - 2, "text-ink-2 text-[0.85em]");
  for (const { start, words } of parsed.items) draw(start, words, "font-semibold text-ink-2");
  for (const { start, end, role, bracket } of parsed.marks) {
    const owner = bracket ? firstOf(bracket) : undefined;
    const hue = owner ? sponsorHue(owner.index) : "text-ink-2";
    if (role === "open" || role === "close") draw(start, end, cx("font-bold", hue));
    else if (role === "attribution") {
      const unknown = bracket?.sponsors.find((code) => !sponsors.some((sponsor) => sponsor.code === code));
      const said = unknown ? `No party here has the code ${unknown}.` : undefined;
      draw(start, end, cx("notation-attribution", unknown ? problem : hue), said);
    } else draw(start, end, cx("text-ink-3", role !== "separator" && "text-[0.85em]"));
  }
  for (const { start, end, message } of parsed.problems) draw(start, end, problem, message);
  return drawn;
}

const problem = "bg-against-tint text-st-contested outline outline-dashed";
