/** What the points that the record leaves open are read from. */
import type { Marking, PositionFact } from "../facts";
import type { Sitting, SpokenFacts } from "../silences";
import type { SourceFact } from "../sourcing";
import type { WaitingFacts } from "../waiting";
import type { Cited } from "./points";

export type PointFacts = Omit<WaitingFacts, "positions"> &
  SpokenFacts & {
    positions: readonly (PositionFact & Cited)[];
    sessions: readonly (Sitting & { id?: string; title?: string; record: Marking })[];
    sources: readonly (Pick<SourceFact, "id" | "origin"> & { record?: Marking })[];
  };
