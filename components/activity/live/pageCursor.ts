/** From where the page that is shown goes on; null on one that is of no negotiation. */
let cursor: string | null = null;

export function pageCursor(): string | null {
  return cursor;
}

export function setPageCursor(next: string | null): void {
  cursor = next;
}
