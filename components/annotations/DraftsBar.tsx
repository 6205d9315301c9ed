"use client";

/** What the reader has written in the margin and not shared: to share all of it at once, or to go on with it. */
import { Link } from "@/components/ui/Link";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { shareRemarksAction } from "@/lib/annotations/actions";
import { useMargin } from "./marginState";
import { actOf, asRemark, discardDraft, draftId, isReady, sharing, useRemarkDrafts } from "./remarkDrafts";
import { type StrandedDraft, StrandedDrafts } from "./StrandedDrafts";

/** A remark begun on a wording that is not on the page. */
export type DraftElsewhere = { href: string; label: string };

type Props = {
  versionIds: readonly string[];
  elsewhere: readonly DraftElsewhere[];
  stranded: readonly StrandedDraft[];
};

export function DraftsBar({ versionIds, elsewhere, stranded }: Props) {
  const { negotiationId, userId, canAnnotate, openNote, checkDraft } = useMargin();
  const all = useRemarkDrafts(userId);
  const drafts = all.filter(({ versionId }) => canAnnotate && versionIds.includes(versionId));
  const [isSharing, setIsSharing] = useState(false);
  const [message, setMessage] = useState("");
  const ready = drafts.filter((draft) => isReady(draft) && !draft.other);
  const [first] = drafts;
  // As this browser has them, which may be further on than the page was drawn with.
  const left = stranded.flatMap((draft) => {
    const here = all.find((one) => draftId(one) === draftId(draft));
    return here ? [{ ...draft, ...here }] : [];
  });
  if (!first && !message && elsewhere.length === 0 && left.length === 0) return null;

  const share = async () => {
    setIsSharing(true);
    setMessage("");
    try {
      const result = await sharing(userId, ready, (shared) =>
        shareRemarksAction({ negotiationId, remarks: shared.map(asRemark) }, actOf(ready)),
      );
      if (result.ok) for (const draft of ready) discardDraft(userId, draft);
      else if (result.code === "conflict") for (const draft of ready) checkDraft(draftId(draft));
      setMessage(result.ok ? `${counted(ready.length)} shared.` : result.message);
    } catch {
      setMessage("Parley does not answer. Nothing is lost; shared again, it is shared once.");
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
          {isSharing
            ? "Sharing…"
            : ready.length === 1
              ? "Share it with the team"
              : `Share all ${ready.length} with the team`}
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
      <StrandedDrafts drafts={left} />
    </div>
  );
}

function waiting(count: number): string {
  return count === 1 ? "1 remark of yours is not shared yet." : `${count} remarks of yours are not shared yet.`;
}

function counted(count: number): string {
  return count === 1 ? "1 remark" : `${count} remarks`;
}
