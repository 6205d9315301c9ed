"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/Button";
import { focusBeside } from "@/components/ui/focusBeside";
import { Popover } from "@/components/ui/Popover";
import { finishInboxAction, readInboxAction, snoozeInboxAction } from "@/lib/inbox/actions";
import type { InboxTab } from "@/lib/inbox/rules/inbox";
import { type Snooze, snoozes } from "@/lib/inbox/rules/snooze";
import type { Result } from "@/lib/platform/result";
import { useLeaving } from "./InboxUndo";
import type { ShownSubject } from "./shownSubject";

type Props = {
  tab: InboxTab;
  on: ShownSubject;
  isNew: boolean;
  /** The id of what names the subject, and its name. */
  about: string;
  name: string;
};

/** What a reader does with one subject of the inbox. `data-inbox` is what the page's keys press. */
export function InboxActs({ tab, on, isNew, about, name }: Props) {
  const [isPending, start] = useTransition();
  const [trouble, setTrouble] = useState("");
  const row = useRef<HTMLDivElement>(null);
  const { leave, backId, isBack } = useLeaving();
  useEffect(() => {
    if (backId !== on.subjectId) return;
    row.current?.closest("[data-row]")?.querySelector<HTMLElement>("[data-row-link]")?.focus();
    isBack();
  }, [backId, isBack, on.subjectId]);
  /** `left`: what is said of a line that leaves the list by it, and how it comes back. */
  const act = (asked: () => Promise<Result<unknown>>, left?: { did: string; undo: () => Promise<Result<unknown>> }) => {
    if (left) focusBeside(row.current);
    start(async () => {
      const answer = await asked().catch(() => null);
      setTrouble(answer?.ok ? "" : (answer?.message ?? "The server did not answer. Try it again."));
      if (answer?.ok && left) leave({ subjectId: on.subjectId, ...left });
    });
  };
  const putOff = (until: Snooze) =>
    snoozeInboxAction({ ...on, until, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const snooze = (until: Snooze) =>
    act(() => putOff(until), {
      did: `Put off ${until === "hours" ? "for three hours" : `until ${whenBack[until]}`}: ${name}.`,
      undo: () => putOff("off"),
    });
  const isDone = tab === "done";
  const finish = () =>
    act(() => finishInboxAction({ ...on, isDone: !isDone }), {
      did: isDone ? `Back in the inbox: ${name}.` : `Done with: ${name}.`,
      undo: async () => {
        const back = await finishInboxAction({ ...on, isDone });
        // Who was done with it unread finds it new again.
        return back.ok && isNew && !isDone ? readInboxAction({ ...on, isRead: false }, false) : back;
      },
    });
  const bringBack = () => {
    focusBeside(row.current);
    act(() => putOff("off"));
  };
  return (
    <div ref={row} className="max-md:col-start-2 max-md:mt-1 max-md:-ml-3" aria-busy={isPending}>
      <div className="flex flex-wrap justify-end max-md:justify-start">
        <Button variant="quiet" data-inbox="done" aria-describedby={about} onClick={finish}>
          {isDone ? "Back to the inbox" : "Done"}
        </Button>
        {!isDone && (
          <Button
            variant="quiet"
            data-inbox="read"
            aria-describedby={about}
            onClick={() => act(() => readInboxAction({ ...on, isRead: isNew }, false))}
          >
            {isNew ? "Mark as read" : "Mark as new"}
          </Button>
        )}
        {tab === "snoozed" && (
          <Button variant="quiet" data-inbox="snooze" aria-describedby={about} onClick={bringBack}>
            Bring it back
          </Button>
        )}
        {tab === "inbox" && <SnoozeMenu onChoose={snooze} />}
      </div>
      {trouble && (
        <p role="alert" className="t-small text-against-2">
          {trouble}
        </p>
      )}
    </div>
  );
}

const whenBack: Record<Exclude<Snooze, "hours">, string> = {
  tomorrow: "tomorrow morning",
  week: "Monday morning",
  off: "now",
};

function SnoozeMenu({ onChoose }: { onChoose: (snooze: Snooze) => void }) {
  return (
    <Popover
      align="end"
      label={<span data-inbox="snooze">Put off</span>}
      labelClassName="flex min-h-8 cursor-pointer items-center px-3 text-accent hover:bg-paper-3/60 max-md:min-h-11"
      panelClassName="grid p-1"
    >
      {(Object.keys(snoozes) as Snooze[])
        .filter((snooze) => snooze !== "off")
        .map((snooze) => (
          <Button key={snooze} variant="quiet" className="justify-start" onClick={() => onChoose(snooze)}>
            {snoozes[snooze]}
          </Button>
        ))}
    </Popover>
  );
}
