/**
 * The notes as they are open in this window: what is shown, the Yjs document behind it, and what was changed here and is
 * not confirmed by the server. Everything that changes them comes through here, so that what is shown is always what the
 * document says.
 */
import * as Y from "yjs";
import { blankLine, type Edit, type Writing, write } from "@/lib/logbook/rules";
import { isAllIn, leftOverOf } from "@/lib/logbook/rules/together/left-over";
import { documentFrom, readNotes, writeNotes } from "@/lib/logbook/rules/together/shared-notes";
import type { DraftContent } from "@/lib/logbook/schema";

/** What is sent in one go, and how many changes it holds. */
export type Batch = { update: string; count: number };

const mine = "mine";
/** The same in every window, so that two that find no line left begin one line and not two. */
const lineOfLast = "begin";

export class DraftDocument {
  writing: Writing;
  private readonly doc: Y.Doc;
  private unsent: Uint8Array[] = [];
  /** What the server has said that it holds. */
  private readonly confirmed: Y.Doc;
  private readonly listeners = new Set<() => void>();

  constructor(document: string) {
    this.doc = documentFrom([bytesOf(document)]);
    this.confirmed = documentFrom([bytesOf(document)]);
    const content = readNotes(this.doc);
    this.writing = { content, focus: null, open: null, isHeld: false };
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === mine) this.unsent.push(update);
    });
    if (!hasLine(content)) this.beginLine();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): Writing => this.writing;

  /** Does what the writer asks. */
  edit(edit: Edit): void {
    const next = write(this.writing, edit);
    if (next === this.writing) return;
    if (next.content !== this.writing.content) this.put(next.content);
    this.show(next);
  }

  /** Takes in what others have changed, as the server has it; what it holds already changes nothing. */
  takeIn(update: string): void {
    Y.applyUpdate(this.confirmed, bytesOf(update));
    this.add(update);
  }

  /** Puts back what this browser kept from last time: it is sent, whether the server has it already or not. */
  putBack(update: string): void {
    this.unsent.push(bytesOf(update));
    this.add(update);
  }

  /** Changes the notes to these, as if they were typed. */
  replace(content: DraftContent): void {
    this.put(content);
    this.show({ ...this.writing, content });
  }

  get hasUnsent(): boolean {
    return this.unsent.length > 0;
  }

  /** What is not confirmed; null where there is nothing. */
  batch(): Batch | null {
    return this.hasUnsent ? { update: textOf(Y.mergeUpdates(this.unsent)), count: this.unsent.length } : null;
  }

  /** The server has the batch. */
  confirm({ update, count }: Batch): void {
    this.unsent = this.unsent.slice(count);
    Y.applyUpdate(this.confirmed, bytesOf(update));
  }

  /** The server lacks something that this window rests on: all that it does not have is to be sent. */
  sendBeyond(vector: string): void {
    this.unsent = [Y.encodeStateAsUpdate(this.doc, bytesOf(vector))];
  }

  /** What this window has seen. */
  known(): string {
    return textOf(Y.encodeStateVector(this.doc));
  }

  /** Notes that hold what was typed and never confirmed, and nothing else; null where nothing could go on. */
  leftOver(written = this.writing.content): DraftContent | null {
    return this.hasUnsent ? leftOverOf(readNotes(this.confirmed), written) : null;
  }

  /** Whether the server has all that was done here. */
  isAllIn(written = this.writing.content): boolean {
    return !this.hasUnsent || isAllIn(readNotes(this.confirmed), written);
  }

  private add(update: string): void {
    Y.applyUpdate(this.doc, bytesOf(update));
    const content = readNotes(this.doc, this.writing.content);
    this.show({ ...this.writing, content });
    if (!hasLine(content)) this.beginLine();
  }

  private put(content: DraftContent): void {
    writeNotes(this.doc, content, mine, this.writing.content);
  }

  private beginLine(): void {
    const { content } = this.writing;
    this.replace({ ...content, blocks: [...content.blocks, blankLine(lineOfLast)] });
  }

  private show(writing: Writing): void {
    this.writing = writing;
    for (const listener of this.listeners) listener();
  }
}

function hasLine({ blocks }: DraftContent): boolean {
  return blocks.some(({ kind }) => kind === "line");
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
