"use client";

/** What the reader has written in the margin and not shared: to share all of it at once, or to go on with it. */
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { shareRemarksAction } from "@/lib/annotations/actions";
import { useMargin } from "./marginState";
import { discardDraft, draftId, isReady, type RemarkDraft, useRemarkDrafts } from "./remarkDrafts";

/** A remark begun on a wording that is not on the page. */
export type DraftElsewhere = { href: string; label: string };

type Props = { versionIds: readonly string[]; elsewhere: readonly DraftElsewhere[] };

export function DraftsBar({ versionIds, elsewhere }: Props) {
  const { negotiationId, userId, canAnnotate, openNote } = useMargin();
  const drafts = useRemarkDrafts(userId).filter(({ versionId }) => canAnnotate && versionIds.includes(versionId));
  const [isSharing, setIsSharing] = useState(false);
  const [message, setMessage] = useState("");
  const ready = drafts.filter(isReady);
  const [first] = drafts;
  if (!first && !message && elsewhere.length === 0) return null;

  const share = async () => {
    setIsSharing(true);
    setMessage("");
    try {
      const result = await shareRemarksAction({ negotiationId, remarks: ready.map(asRemark) });
      if (result.ok) for (const draft of ready) discardDraft(userId, draftId(draft));
      setMessage(result.ok ? `${counted(ready.length)} shared.` : result.message);
    } catch {
      setMessage("Parley does not answer. Nothing was shared, and nothing is lost.");
    }
    setIsSharing(false);
  };
  return (
    <div className="t-small mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 print:hidden">
      <p role="status">{message || (drafts.length > 0 && waiting(drafts.length))}</p>
      {first && (
        <Button variant="quiet" className="px-2" onClick={() => openNote(draftId(first), { focus: true })}>
          Go on with {drafts.length === 1 ? "it" : "the first"}
        </Button>
      )}
      {ready.length > 0 && (
        <Button variant="quiet" className="px-2" disabled={isSharing} onClick={() => void share()}>
          {isSharing ? "Sharing…" : ready.length === 1 ? "Share it" : `Share all ${ready.length}`}
        </Button>
      )}
      {elsewhere.length > 0 && (
        <p>
          You have begun a remark on{" "}
          {elsewhere.map(({ href, label }, index) => (
            <span key={href}>
              {index > 0 && ", "}
              <Link href={href} className="link">
                {label}
              </Link>
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}

function waiting(count: number): string {
  return count === 1 ? "1 remark of yours is not shared yet." : `${count} remarks of yours are not shared yet.`;
}

function counted(count: number): string {
  return count === 1 ? "1 remark" : `${count} remarks`;
}

function asRemark({ versionId, start, end, quote, kind, body, replacement }: RemarkDraft) {
  const remark = { clauseVersionId: versionId, start, end, quote, kind, body };
  return kind === "suggestion" ? { ...remark, replacement } : remark;
}
