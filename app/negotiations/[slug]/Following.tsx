/**
 * Whether the reader follows what the page is about. Following is of now: a past view offers it as well. What their inbox
 * tells of it is thereby read, but for the negotiation as a whole, of which the activity tells.
 */
import { FollowButton } from "@/components/following/FollowButton";
import { ReadHere } from "@/components/inbox/ReadHere";
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { followingOf } from "@/lib/inbox/queries";
import type { Opened } from "@/lib/negotiations/queries";

type Props = {
  opened: Opened;
  /** A term, a party or a session by its series, or the negotiation by its id. */
  subjectId: string;
  /** "this term". */
  what: string;
};

const buttonId = "follow";

/** Who has opened a subject as it stands has read what their inbox tells of it. */
export async function ReadSubject({ opened: { actor, negotiation, moment }, subjectId }: Omit<Props, "what">) {
  const { freshAt } = await followingOf(actor, subjectId);
  if (!freshAt || !moment.isPresent) return null;
  return <ReadHere negotiationId={negotiation.id} subjectId={subjectId} through={freshAt.toISOString()} />;
}

export async function Following({ opened: { actor, negotiation, moment }, subjectId, what }: Props) {
  const { isOn, freshAt } = await followingOf(actor, subjectId);
  const on = { negotiationId: negotiation.id, subjectId };
  return (
    <>
      <FollowButton {...on} what={what} isOn={isOn === true} id={buttonId} />
      {freshAt && moment.isPresent && subjectId !== negotiation.id && (
        <ReadHere {...on} through={freshAt.toISOString()} />
      )}
      <KeyboardShortcuts
        shortcuts={[{ keys: "w", label: isOn ? `hear no more of ${what}` : `follow ${what}`, press: `#${buttonId}` }]}
      />
    </>
  );
}
