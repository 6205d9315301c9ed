/** What every line of a comparison is told with. */
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { ConditionTerm } from "@/lib/positions/rules/conditions";
import type { OpenedMoment } from "@/lib/time/moment";

export type Comparing = {
  slug: string;
  /** The later moment, which links lead to. */
  moment: Pick<OpenedMoment, "params">;
  compartments: readonly CompartmentView[];
  termOf: (termId: string) => ConditionTerm | null;
  partyByCode: (code: string) => { name: string } | null;
  partyOf: (partyId: string) => { name: string } | null;
};
