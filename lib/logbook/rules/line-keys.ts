/** What a key means in a line of notes, by where the caret stands and whether a list of completions is open. */

export type LineKeyAct =
  /** Of the open list. */
  | "choose"
  | "dismiss"
  | "next-offer"
  | "previous-offer"
  /** Of the line. */
  | "break"
  | "join"
  | "go-below"
  | "go-above"
  | "go-to-time";

export type LineState = {
  isListOpen: boolean;
  hasShift: boolean;
  from: number;
  to: number;
  length: number;
  /** The line fills no more than one row on the screen, so that up and down lead out of it. */
  isOneRow: boolean;
};

/** Null: the key does what it does in any field. */
export function lineKeyAct(key: string, state: LineState): LineKeyAct | null {
  const { isListOpen, from, to, length } = state;
  switch (key) {
    case "Enter":
      return isListOpen ? "choose" : "break";
    case "Tab":
      return isListOpen && !state.hasShift ? "choose" : null;
    case "Escape":
      return isListOpen ? "dismiss" : null;
    case "Backspace":
      return to === 0 ? "join" : null;
    case "ArrowDown":
      if (isListOpen) return "next-offer";
      return state.isOneRow || from === length ? "go-below" : null;
    case "ArrowUp":
      if (isListOpen) return "previous-offer";
      return state.isOneRow || to === 0 ? "go-above" : null;
    case "ArrowLeft":
      return to === 0 && !state.hasShift ? "go-to-time" : null;
    default:
      return null;
  }
}
