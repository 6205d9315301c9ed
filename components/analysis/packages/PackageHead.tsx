/** The top of every page about packages: the way to all of them, what comes of it, and who sees what that rests on. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Answer, MetaLine } from "@/components/ui/Answer";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { momentQuery } from "@/lib/time/moment-query";
import type { PackageReading } from "./packagesAddress";

type Props = {
  reading: PackageReading;
  /** Above the answer, what it is of. */
  title?: ReactNode;
  answer: ReactNode;
  rest?: readonly string[] | undefined;
  markedWith: readonly string[];
  compartments: readonly CompartmentView[];
  /** What follows from it in a line more. */
  beside?: ReactNode;
  /** It is told anew while the package is put together. */
  isLive?: boolean;
  children?: ReactNode;
};

export function PackageHead({
  reading: { slug, moment },
  title,
  answer,
  rest = [],
  markedWith,
  compartments,
  beside,
  isLive = false,
  children,
}: Props) {
  return (
    <div className="grid gap-1">
      <p className="mb-1">
        <Link href={paths.packages(slug) + momentQuery(moment)} className="link">
          All packages
        </Link>
      </p>
      {title && <p className="t-head">{title}</p>}
      <div className="grid gap-1" aria-live={isLive ? "polite" : undefined}>
        <Answer>{answer}</Answer>
        {rest.length > 0 && <MetaLine>{rest.join(" ")}</MetaLine>}
        <MarkingWords markedWith={markedWith} compartments={compartments} />
        {beside}
      </div>
      {children}
    </div>
  );
}
