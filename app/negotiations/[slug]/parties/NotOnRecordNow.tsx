/** A party or a person that was on record, or will be, but is not at the moment that is read. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { Answer, MetaLine } from "@/components/ui/Answer";
import type { Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";

type Props = {
  opened: Opened;
  life: { name: string; steps: readonly { ended: { isRetraction: boolean } | null }[] };
  children: ReactNode;
};

export function NotOnRecordNow({ opened, life, children }: Props) {
  const { negotiation, moment } = opened;
  const isTakenBack = life.steps.some(({ ended }) => ended?.isRetraction);
  return (
    <div className="grid max-w-3xl gap-6">
      <div>
        <p className="mb-2">
          <Link href={paths.parties(negotiation.slug) + momentQuery(moment)} className="link">
            All parties
          </Link>
        </p>
        <Answer>
          <bdi>{life.name}</bdi> {isTakenBack ? "has been taken back from the record." : "was not on record then."}
        </Answer>
        <MetaLine className="mt-1">
          {isTakenBack ? "Why, and who took it back, stays here." : "Move the clocks on to read about it."}
        </MetaLine>
      </div>
      {children}
    </div>
  );
}
