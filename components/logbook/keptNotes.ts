/**
 * What this window keeps in the browser of the notes that are open in it, until the server has it; once they have ended, as
 * long as somebody types on in them: that is in nothing else.
 */
import type { DraftDocument } from "./draftDocument";
import { type Copy, type CopyOf, dropCopy, keepCopy } from "./localCopies";

type Kept = Pick<Copy, "key" | "text">;

export class KeptNotes {
  private readonly notes: DraftDocument;
  private readonly of: CopyOf;
  /** `ended`: filed or discarded, and still typed in here; `left`: nothing of them is wanted any more. */
  private state: "open" | "ended" | "left" = "open";
  /** What this window has kept, and what it has put back of others'. */
  private copies: readonly Kept[] = [];

  constructor(notes: DraftDocument, of: CopyOf) {
    this.notes = notes;
    this.of = of;
  }

  /** Whether what is typed can still be sent. */
  get isOpen(): boolean {
    return this.state === "open";
  }

  /** What other windows had kept is in these notes now, and goes with them. */
  takeUp(copies: readonly Kept[]): void {
    this.copies = copies;
  }

  keep(): void {
    if (this.state === "left") return;
    const batch = this.notes.batch();
    const leftOver = this.notes.leftOver();
    // Of what has ended only what could go on is of use.
    if (!batch || (this.state === "ended" && !leftOver)) {
      this.drop();
      return;
    }
    const copy = keepCopy(this.of, batch.update, leftOver);
    this.copies = [...this.copies.filter(({ key }) => key !== copy.key), copy];
  }

  /** The notes were filed or discarded: what was typed last, and what still is, is kept and not sent. */
  end(): void {
    if (this.state === "open") this.state = "ended";
    this.keep();
  }

  /** All of it is elsewhere, or its writer does not want it. */
  leave(): void {
    this.state = "left";
    this.drop();
  }

  private drop(): void {
    for (const copy of this.copies) dropCopy(copy);
    this.copies = [];
  }
}
