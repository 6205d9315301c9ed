/** A page or a part of one that nothing is on yet: what will stand here, and what to do next or whom to ask to. */
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/EmptyState";
import { mayRecord } from "@/lib/negotiations/policy";
import type { Opened } from "@/lib/negotiations/queries";
import { recorderNames } from "@/lib/negotiations/queries-recorders";
import { whomToAsk } from "@/lib/negotiations/rules";

type Props = {
  opened: Opened;
  /** What to begin with, in a sentence. */
  children: ReactNode;
  /** What will stand here. */
  about: ReactNode;
  /** The next act, shown to who may take it. */
  action?: ReactNode;
};

export async function NothingYet({ opened, children, about, action }: Props) {
  const { moment, member } = opened;
  if (!moment.isPresent) return <EmptyState>{about}</EmptyState>;
  if (mayRecord(member).allowed)
    return (
      <EmptyState about={about} action={action}>
        {children}
      </EmptyState>
    );
  return <EmptyState about={about}>{whomToAsk(await recorderNames(opened))}</EmptyState>;
}
