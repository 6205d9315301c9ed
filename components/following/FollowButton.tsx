"use client";

import { useState, useTransition } from "react";
import { cx } from "@/components/ui/cx";
import { followSubjectAction } from "@/lib/following/actions";

type Props = {
  negotiationId: string;
  subjectId: string;
  /** "this term". */
  what: string;
  isOn: boolean;
  /** Pressed by `w`, where it is the page's own subject. */
  id?: string;
  className?: string;
};

/** Follows a subject, so that one's inbox tells of every change of it; or hears no more of it. */
export function FollowButton({ negotiationId, subjectId, what, isOn, id, className = "link" }: Props) {
  const [isPending, start] = useTransition();
  const [trouble, setTrouble] = useState("");
  const turn = () =>
    start(async () => {
      const answer = await followSubjectAction({ negotiationId, subjectId, isOn: !isOn }).catch(() => null);
      setTrouble(answer?.ok ? "" : (answer?.message ?? "The server did not answer. Try it again."));
    });
  return (
    <>
      <button
        id={id}
        type="button"
        className={cx("t-meta inline-flex min-h-6 items-center max-md:min-h-11 print:hidden", className)}
        aria-busy={isPending}
        aria-keyshortcuts={id && "w"}
        title={isOn ? "Your inbox tells you of it. Press to hear no more." : "Every change will be in your inbox."}
        onClick={turn}
      >
        {isOn ? "Following" : "Follow"}
        <span className="sr-only"> {what}</span>
      </button>
      {trouble && (
        <span role="alert" className="t-small text-against-2">
          {trouble}
        </span>
      )}
    </>
  );
}
