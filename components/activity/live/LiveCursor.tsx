"use client";

import { useEffect } from "react";
import { setPageCursor } from "./pageCursor";

/** From where a page goes on being told that is of no negotiation and is not drawn anew for what is done in one. Draws nothing. */
export function LiveCursor({ cursor }: { cursor: string }) {
  useEffect(() => {
    setPageCursor(cursor);
    return () => setPageCursor(null);
  }, [cursor]);
  return null;
}
