/** Writing notes: what each key and choice does to a draft, and where the writer then is. Pure; new keys are passed in. */
import type { Mention } from "@/lib/rounds/schema";
import { originField } from "./rules/asks";
import { citedEntryKey, citeEntry } from "./rules/entries";
import { type PartyOf, prefill } from "./rules/prefill";
import { isBegun, splitTime, standingMentions, type TimedLine } from "./rules/notes";
import type { DraftBlock, DraftContent, DraftEntry, DraftLine, EntryCommand } from "./schema";

/** Where the writer is to be: in a line at a caret, or in the first open field of an entry. */
export type Focus = { key: string; at: number | null };

type Written = {
  content: DraftContent;
  focus: Focus | null;
  /** The entry that is being written; the others rest as one sentence each. */
  open: string | null;
};

export type Writing = Written & {
  /** It is being filed: nothing more is taken, since what came after would be in no record. */
  isHeld: boolean;
};

/** A stretch of a line's text that gives way to something chosen. */
type Span = { from: number; to: number };

export type Edit =
  | { type: "set"; fields: Partial<Omit<DraftContent, "blocks">> }
  /** `at` where the caret is not where the browser left it; `now` for a line that is begun with this. */
  | { type: "write"; key: string; text: string; at?: number; now?: string }
  | { type: "time"; key: string; time: string }
  | { type: "mention"; key: string; span: Span; mention: Mention }
  | { type: "break"; key: string; span: Span; newKey: string }
  | { type: "join"; key: string }
  | { type: "paste"; key: string; span: Span; lines: readonly TimedLine[]; newKeys: readonly string[] }
  | { type: "open"; key: string; span: Span; command: EntryCommand; newKey: string; partyOf: PartyOf }
  | { type: "begin-day"; key: string; span: Span; day: string; newKey: string }
  | { type: "day"; key: string; day: string }
  | { type: "field"; key: string; name: string; value: string }
  /** A source that an entry cites before it is on record: it is entered below, and cited. */
  | { type: "enter-source"; key: string; title: string; newKey: string }
  /** An entry that something beside the notes begins: below all that is written, and open. */
  | { type: "enter"; command: EntryCommand; fields: Record<string, string>; newKey: string }
  | { type: "leave"; key: string; newKey: string }
  | { type: "back"; key: string; newKey: string }
  | { type: "remove"; key: string; newKey: string }
  | { type: "go"; key: string; at: number | null }
  | { type: "hold"; isHeld: boolean };

/** An empty line. */
export function blankLine(key: string, time = ""): DraftLine {
  return { kind: "line", key, time, text: "", mentions: [] };
}

export function write(writing: Writing, edit: Edit): Writing {
  if (edit.type === "hold") return { ...writing, isHeld: edit.isHeld };
  if (writing.isHeld) return writing;
  const next = change(writing, edit);
  return next === writing ? writing : { ...next, isHeld: writing.isHeld };
}

function change(writing: Written, edit: Exclude<Edit, { type: "hold" }>): Written {
  const { content, focus, open } = writing;
  const { blocks } = content;
  const at = "key" in edit ? blocks.findIndex((block) => block.key === edit.key) : -1;
  const block = blocks[at];
  const put = (next: DraftBlock[], where: Focus | null = null): Written => ({
    content: { ...content, blocks: next },
    focus: where,
    open: where ? openedBy(where) : open,
  });
  if (isOfLine(edit)) return block?.kind === "line" ? writeLine(writing, at, block, edit, put) : writing;
  switch (edit.type) {
    case "set":
      return { ...writing, content: { ...content, ...edit.fields } };
    case "go":
      return put(blocks, { key: edit.key, at: edit.at });
    case "field": {
      if (block?.kind !== "entry") return writing;
      // What is written over is no longer as it was filled in.
      const { [edit.name]: _, [originField(edit.name)]: __, ...rest } = block.fields;
      const fields = edit.value === "" ? rest : { ...rest, [edit.name]: edit.value };
      return put(blocks.with(at, { ...block, fields }), focus);
    }
    case "enter-source": {
      if (block?.kind !== "entry") return writing;
      const cites = { ...block, fields: { ...block.fields, sourceId: citeEntry(edit.newKey) } };
      const source: DraftBlock = { kind: "entry", key: edit.newKey, command: "source", fields: { title: edit.title } };
      return put(blocks.toSpliced(at, 1, cites, source), { key: edit.newKey, at: null });
    }
    case "enter": {
      const entry: DraftBlock = { kind: "entry", key: edit.newKey, command: edit.command, fields: edit.fields };
      const last = blocks.at(-1);
      const isBlank = last?.kind === "line" && last.text.trim() === "";
      return put(blocks.toSpliced(isBlank ? -1 : blocks.length, 0, entry), { key: edit.newKey, at: null });
    }
    case "day":
      return block?.kind === "day" ? put(blocks.with(at, { ...block, day: edit.day }), focus) : writing;
    case "leave":
      return goBelow(writing, at, blankLine(edit.newKey));
    case "back": {
      const above = blocks.slice(0, at).findLast((each) => each.kind === "line");
      return above ? put(blocks, endOf(above)) : goBelow(writing, at, blankLine(edit.newKey));
    }
    case "remove":
      return remove(writing, at, edit.newKey);
    case "join":
      return join(writing, at);
  }
}

const ofLine = ["write", "time", "mention", "break", "paste", "open", "begin-day"] as const;
type LineEdit = Extract<Edit, { type: (typeof ofLine)[number] }>;

function isOfLine(edit: Edit): edit is LineEdit {
  return ofLine.some((type) => type === edit.type);
}

function writeLine(
  writing: Written,
  at: number,
  line: DraftLine,
  edit: LineEdit,
  put: (blocks: DraftBlock[], focus?: Focus | null) => Written,
): Written {
  const { blocks } = writing.content;
  if (edit.type === "time") return put(blocks.with(at, { ...line, time: edit.time }), writing.focus);
  if (edit.type === "write") {
    const where = edit.at === undefined ? null : { key: line.key, at: edit.at };
    return put(blocks.with(at, typed(line, edit.text, edit.now ?? "")), where);
  }

  const before = line.text.slice(0, edit.span.from);
  const after = line.text.slice(edit.span.to);
  switch (edit.type) {
    case "mention": {
      const start = `${before}${edit.mention.mark} `;
      const mentions = [...line.mentions.filter(({ mark }) => mark !== edit.mention.mark), edit.mention];
      const text = start + after.replace(/^ /, "");
      return put(blocks.with(at, { ...line, text, mentions }), { key: line.key, at: start.length });
    }
    case "break": {
      const next = { ...blankLine(edit.newKey), text: after.trimStart(), mentions: line.mentions };
      const first = withText(line, before.trimEnd());
      return put(blocks.toSpliced(at, 1, first, withText(next, next.text)), { key: edit.newKey, at: 0 });
    }
    case "paste": {
      const [head, ...tail] = edit.lines;
      if (!head) return writing;
      const last = tail.at(-1);
      const rest = tail.map((each, place) => ({
        ...blankLine(edit.newKeys[place] ?? "", each.time),
        text: each === last ? each.text + after : each.text,
        mentions: line.mentions,
      }));
      const takesTime = before.trim() === "" && line.time === "";
      const first = { ...line, time: takesTime ? head.time : line.time };
      const text = before + head.text + (last ? "" : after);
      const end = rest.at(-1) ?? { key: line.key, text };
      return put(blocks.toSpliced(at, 1, withText(first, text), ...rest.map((each) => withText(each, each.text))), {
        key: end.key,
        at: end.text.length - after.length,
      });
    }
    case "open": {
      const left = `${before.trimEnd()}${after.trim() === "" ? "" : after}`;
      const place = placeBelow(blocks, at);
      const fields = prefill(edit.command, blocks.with(at, withText(line, left)), place, edit.partyOf);
      const entry: DraftBlock = { kind: "entry", key: edit.newKey, command: edit.command, fields };
      // A line that held nothing but the command becomes the entry.
      const opened =
        left.trim() === "" ? blocks.with(at, entry) : blocks.with(at, withText(line, left)).toSpliced(place, 0, entry);
      return put(opened, { key: edit.newKey, at: null });
    }
    case "begin-day": {
      const day: DraftBlock = { kind: "day", key: edit.newKey, day: edit.day };
      const left = withText(line, before.trimEnd() + after);
      const isBlank = left.text.trim() === "";
      const begun = blocks.with(at, left).toSpliced(isBlank ? at : at + 1, 0, day);
      return put(begun, { key: edit.newKey, at: null });
    }
  }
}

/** A time typed at the start of a line without one goes to its margin; else the line has the time at which it is begun. */
function typed(line: DraftLine, text: string, now: string): DraftLine {
  const { time, text: rest } = splitTime(text);
  const isTimed = line.time === "" && time !== "" && /^\s*\S+\s/.test(text);
  const isNew = line.time === "" && !isBegun(line.text) && isBegun(text);
  const next = isTimed ? { ...line, time, text: rest } : { ...line, text, time: isNew ? now : line.time };
  // What is deleted may come back, by undoing or by another letter: who was meant is remembered until the line is full.
  return next.mentions.length < mostMentions ? next : withText(next, next.text);
}

/** Fewer than a draft may hold of one line. */
const mostMentions = 30;

/** The mentions that the text has lost are forgotten with it. */
function withText(line: DraftLine, text: string): DraftLine {
  return { ...line, text, mentions: standingMentions(text, line.mentions) };
}

/** Below a line and the entries that hang on it. */
function placeBelow(blocks: readonly DraftBlock[], at: number): number {
  const next = blocks.slice(at + 1).findIndex((block) => block.kind !== "entry");
  return next === -1 ? blocks.length : at + 1 + next;
}

/**
 * On to the next line; a blank one is made where none follows. From a source that was entered for the entry above it, back
 * to that entry, which is still to say how credible the source is in this.
 */
function goBelow({ content }: Written, at: number, blank: DraftLine): Written {
  const [above, block, below] = [content.blocks[at - 1], content.blocks[at], content.blocks[at + 1]];
  if (cites(above, block) && !above.fields.credibility)
    return { content, focus: { key: above.key, at: null }, open: above.key };
  const place = cites(block, below) ? at + 2 : at + 1;
  const next = content.blocks[place];
  if (next?.kind === "line") return { content, focus: endOf(next), open: null };
  const blocks = content.blocks.toSpliced(place, 0, blank);
  return { content: { ...content, blocks }, focus: endOf(blank), open: null };
}

function cites(entry: DraftBlock | undefined, source: DraftBlock | undefined): entry is DraftEntry {
  return entry?.kind === "entry" && source !== undefined && citedEntryKey(entry.fields.sourceId) === source.key;
}

function remove({ content }: Written, at: number, newKey: string): Written {
  const rest = content.blocks.filter((_, place) => place !== at);
  const blocks = rest.some((block) => block.kind === "line") ? rest : [...rest, blankLine(newKey)];
  const near = blocks[Math.max(0, at - 1)] ?? blocks[0];
  return { content: { ...content, blocks }, focus: near ? endOf(near) : null, open: null };
}

/** Backspace at the start of a line: on to the end of the line above; what stands above otherwise is only gone to. */
function join(writing: Written, at: number): Written {
  const { blocks } = writing.content;
  const [above, line] = [blocks[at - 1], blocks[at]];
  if (!above || line?.kind !== "line") return writing;
  if (above.kind !== "line") {
    const rest = line.text === "" && blocks[at + 1] ? blocks.toSpliced(at, 1) : [...blocks];
    const where = endOf(above);
    return { content: { ...writing.content, blocks: rest }, focus: where, open: openedBy(where) };
  }
  const joined = withText({ ...above, mentions: [...above.mentions, ...line.mentions] }, above.text + line.text);
  const next = blocks.toSpliced(at - 1, 2, joined);
  return { content: { ...writing.content, blocks: next }, focus: endOf(above), open: null };
}

/** Being sent to an entry opens it; being sent into a line closes what was open. */
function openedBy(where: Focus): string | null {
  return where.at === null ? where.key : null;
}

function endOf(block: DraftBlock): Focus {
  return { key: block.key, at: block.kind === "line" ? block.text.length : null };
}
