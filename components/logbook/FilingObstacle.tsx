"use client";

import type { MouseEvent, Ref } from "react";
import { Button } from "@/components/ui/Button";
import { FormError } from "@/components/ui/FormError";
import { Link } from "@/components/ui/Link";
import type { tellErrors } from "@/lib/logbook/rules/told-errors";
import type { DraftContent } from "@/lib/logbook/schema";
import type { useFiling } from "./useFiling";

type Props = {
  /** Takes the focus when something stands in the way. */
  ref: Ref<HTMLDivElement>;
  obstacle: NonNullable<ReturnType<typeof useFiling>["obstacle"]>;
  problems: ReturnType<typeof tellErrors>;
  blocks: DraftContent["blocks"];
  onGo: (blockKey: string, at: number | null) => void;
  onCatchUp: () => void;
};

/** Why the notes could not be filed, each problem a link to where it is mended. */
export function FilingObstacle({ ref, obstacle, problems, blocks, onGo, onCatchUp }: Props) {
  /** A link to what is wrong opens the entry, or leads into the line. */
  const goToProblem = (event: MouseEvent) => {
    const href = event.target instanceof Element ? event.target.closest("a")?.getAttribute("href") : null;
    const block = blocks.find(({ key }) => href === `#note-${key}`);
    if (!block) return;
    event.preventDefault();
    onGo(block.key, block.kind === "line" ? block.text.length : null);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it are what is pressed.
    <div className="pb-5" onClick={goToProblem}>
      <FormError
        ref={ref}
        message={obstacle.message}
        fields={problems.map(({ blockKey, label, message: problem }) => ({
          href: blockKey ? `#note-${blockKey}` : "#details",
          label,
          message: problem,
        }))}
      />
      {(obstacle.isOvertaken || obstacle.filedAt) && (
        <p className="pt-2">
          {obstacle.isOvertaken && (
            <Button type="button" variant="quiet" className="-ml-3" onClick={onCatchUp}>
              Take in what was saved meanwhile
            </Button>
          )}
          {obstacle.filedAt && (
            <Link href={obstacle.filedAt} className="link">
              To the session
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
