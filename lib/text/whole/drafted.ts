/** What is matched: terms on record, and those of a draft. */
import type { RecognisedTerm } from "./whole";

export type ExistingTerm = {
  id: string;
  number: string;
  title: string;
  parentId: string | null;
  /** The words in force in the draft's language; empty where there are none. */
  text: string;
};

export type Drafted = Pick<RecognisedTerm, "number" | "title" | "isTitled" | "parent" | "text" | "options">;
