/** What a name in a sentence leads to; the interface knows at which address. */
export type RecordTarget =
  | {
      kind:
        | "party"
        | "delegate"
        | "source"
        | "statement"
        | "figure"
        | "risk"
        | "question"
        | "round"
        | "session"
        | "package"
        | "brief"
        | "forecast"
        | "review";
      id: string;
    }
  | { kind: "term"; termId: string }
  /** The term's wording, with the options and remarks on it. */
  | { kind: "text"; termId: string }
  | { kind: "position"; partyId: string; termId: string };
