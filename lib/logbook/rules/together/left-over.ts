/** What somebody typed into notes that had ended before it reached the server. */
import { blankLine } from "../../rules";
import type { DraftBlock, DraftContent } from "../../schema";
import { isSame } from "../merge";

/** Whose parts are counted one by one, and what is not the writer's own. */
const notOfSession = new Set<string>(["asks", "attendance", "newcomers", "blocks", "corrects", "offered", "reason"]);

/**
 * Notes that hold what was written and not confirmed, and nothing else: lines and entries, answers, seats, newcomers; what is
 * said of the session goes with them. Null where nothing was written that could go on.
 */
export function leftOverOf(confirmed: DraftContent, written: DraftContent): DraftContent | null {
  const blocks = newIn(confirmed.blocks, written.blocks).filter(
    (block) => block.kind !== "recorded" && !isBlank(block),
  );
  // Notes of one's own correct nothing: why something was corrected goes on as a line.
  const reason = written.reason.trim();
  if (reason && reason !== confirmed.reason.trim()) blocks.push({ ...blankLine("reason"), text: reason });
  const parts = {
    blocks,
    asks: newIn(confirmed.asks, written.asks),
    attendance: newIn(confirmed.attendance, written.attendance),
    newcomers: newIn(confirmed.newcomers, written.newcomers),
  };
  const isAnyPart = Object.values(parts).some((part) => part.length > 0);
  if (!isAnyPart && isSame(ofSession(confirmed), ofSession(written))) return null;
  return { ...written, ...parts, corrects: null, reason: "", offered: [] };
}

/** Whether all that was changed is confirmed, also what was taken out; an empty line says nothing. */
export function isAllIn(confirmed: DraftContent, written: DraftContent): boolean {
  const said = (content: DraftContent) => ({ ...content, blocks: content.blocks.filter((block) => !isBlank(block)) });
  return isSame(said(confirmed), said(written));
}

/** The words in it, by which its writer knows it. */
export function wordsIn({ blocks, asks }: DraftContent): string[] {
  const lines = blocks.flatMap((block) => (block.kind === "line" ? block.text : []));
  return [...lines, ...asks.map(({ answer }) => answer)].filter((words) => words.trim() !== "");
}

function newIn<Each>(confirmed: readonly Each[], written: readonly Each[]): Each[] {
  const known = new Set(confirmed.map((each) => JSON.stringify(each)));
  return written.filter((each) => !known.has(JSON.stringify(each)) && !confirmed.some((other) => isSame(each, other)));
}

function isBlank(block: DraftBlock): boolean {
  return block.kind === "line" && block.text.trim() === "";
}

function ofSession(content: DraftContent): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).filter(([field]) => !notOfSession.has(field)));
}
