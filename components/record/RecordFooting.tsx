/** What stands under a record in a list: how it is known, who sees it, and the way to correct it. */
import { Link } from "@/components/ui/Link";
import type { ComponentProps, ReactNode } from "react";
import type { Correction } from "@/lib/record/mended";
import { CorrectedNote } from "./CorrectedNote";
import { HowWeKnow } from "./HowWeKnow";
import { MarkingNote } from "./MarkingNote";
import { TakenBackNote, type TakenBackSession } from "./TakenBackNote";

type Props = Omit<ComponentProps<typeof HowWeKnow>, "isShort" | "className"> & {
  compartment?: ComponentProps<typeof MarkingNote>["compartment"];
  /** The session that it was recorded in, where that was taken back. */
  takenBack?: TakenBackSession | null;
  /** What it was, until it was corrected. */
  corrected?: { corrections: readonly Correction[] | undefined; timeZone: string };
  /** What the reader may do with it; nothing where they may not. */
  acts?: ReactNode;
};

export function RecordFooting({ compartment, takenBack, corrected, acts, ...known }: Props) {
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <HowWeKnow isShort {...known} />
        {acts}
      </div>
      <TakenBackNote session={takenBack} />
      <MarkingNote compartment={compartment} />
      {corrected && <CorrectedNote {...corrected} />}
    </div>
  );
}

type ActProps = {
  href: string;
  id: string;
  children: ReactNode /** What it acts on, read out after the word. */;
  on: string;
};

/** A quiet link that opens a form on one record. */
export function RecordAct({ href, id, children, on }: ActProps) {
  return (
    <Link
      id={id}
      href={href}
      scroll={false}
      className="link t-meta inline-flex min-h-6 items-center max-md:min-h-11 print:hidden"
    >
      {children}
      <span className="sr-only"> {on}</span>
    </Link>
  );
}
