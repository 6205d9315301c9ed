"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/Button";
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { Link } from "@/components/ui/Link";
import { Popover } from "@/components/ui/Popover";
import { changesInWords, didInWords } from "@/lib/activity/rules/live-words";
import type { ToldChange } from "@/lib/activity/rules/told";

type Props = {
  changes: readonly ToldChange[];
  /** More happened than is told here. */
  isMore: boolean;
  isPast: boolean;
  /** The server is not heard, so that nothing can be asked of it. */
  isCut: boolean;
  onApply: () => void;
  activityHref: string;
};

/** The latest of them; the rest is in the activity. */
const shown = 8;

/** "2 changes by Karim": what others did meanwhile, until the reader asks for it. */
export function WaitingChanges({ changes, isMore, isPast, isCut, onApply, activityHref }: Props) {
  const shortcuts = useMemo(
    () => [{ keys: ".", label: "show what others changed meanwhile", onPress: onApply }],
    [onApply],
  );
  const words = isMore || changes.length === 0 ? "Others’ changes" : changesInWords(changes);
  return (
    <>
      <Popover
        align="end"
        labelClassName="t-ui-strong flex min-h-8 items-center text-accent max-md:min-h-11"
        panelClassName="w-80 p-4 max-md:fixed max-md:inset-x-gutter max-md:top-12 max-md:w-auto max-md:max-w-none"
        label={
          <>
            <span className="max-md:hidden">{words}</span>
            <span className="md:hidden">{changes.length > 0 ? `${changes.length} new` : "New"}</span>
          </>
        }
      >
        <p className="t-small text-ink-2">
          {isPast
            ? "They were recorded since you opened this page. You look at another moment, so they wait."
            : "They wait while you write. What you have written stays as it is."}
        </p>
        <ul className="my-2">
          {changes
            .slice(-shown)
            .reverse()
            .map((change) => (
              <li key={change.id} className="t-small py-1" data-marked={change.marking ?? undefined}>
                <strong className="font-semibold">{change.by.name}</strong> {didInWords(change)}
                {change.marking && <span className="text-ink-3">, marked {change.marking}</span>}
              </li>
            ))}
        </ul>
        {(isMore || changes.length > shown) && (
          <p className="t-small mb-2">
            <Link href={activityHref} className="link">
              All of them are in the activity
            </Link>
          </p>
        )}
        <Button type="button" variant="primary" keyCap="." disabled={isCut} onClick={onApply}>
          Show them
        </Button>
      </Popover>
      <KeyboardShortcuts shortcuts={shortcuts} scope="everywhere" />
    </>
  );
}
