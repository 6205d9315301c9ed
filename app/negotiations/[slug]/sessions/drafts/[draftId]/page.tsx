import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LateNotes } from "@/components/logbook/LateNotes";
import { OpenNotes } from "@/components/logbook/OpenNotes";
import { Title } from "@/components/ui/Answer";
import { Link } from "@/components/ui/Link";
import { askedInNotes } from "@/lib/analysis/queries-questions";
import { loggingMaterials } from "@/lib/logbook/queries-materials";
import { recordedLines } from "@/lib/logbook/queries-correction";
import { findDraft, possibleWriters, type WrittenDraft } from "@/lib/logbook/queries-drafts";
import { type Opened, openNegotiation } from "@/lib/negotiations/queries";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { ReadSubject } from "../../../Following";
import { NegotiationFrame } from "../../../NegotiationFrame";

export const metadata: Metadata = { title: "Session notes" };

type Props = { params: Promise<{ slug: string; draftId: string }> };

const keys = [
  { keys: ["/"], label: "record an entry" },
  { keys: ["@"], label: "party or person" },
  { keys: ["#"], label: "term" },
  { keys: ["Tab"], label: "accept" },
  { keys: ["Ctrl", "Enter"], label: "file the notes" },
];

export default async function DraftPage({ params }: Props) {
  const { slug, draftId } = await params;
  const opened = await openNegotiation(slug, {});
  const { actor, negotiation } = opened;
  const found = isId(draftId) ? await findDraft(actor, negotiation.id, draftId) : null;
  if (!found) notFound();
  const { draft, end } = found;
  const filedAs = end?.filedAs ?? null;
  const href = filedAs ? paths.session(slug, filedAs) : paths.sessions(slug);
  const base = { slug, negotiationId: negotiation.id, userId: actor.userId };
  return (
    <NegotiationFrame opened={opened} section="sessions" path={paths.sessions(slug)} keys={draft ? keys : undefined}>
      {draft && <ReadSubject opened={opened} subjectId={draftId} />}
      <OpenNotes key={draftId} screen={draft && { ...base, ...(await screenOf(opened, draft)) }}>
        <Title>{filedAs ? "These notes are filed" : "These notes were discarded"}</Title>
        <p className="py-4">
          <Link href={href} className="link">
            {filedAs ? "To the session" : "To the sessions"}
          </Link>
        </p>
        {/* Only the browser knows whether something is left over that came too late for them. */}
        <LateNotes {...base} ended={{ draftId, href, isFiled: filedAs !== null }} />
      </OpenNotes>
    </NegotiationFrame>
  );
}

async function screenOf(opened: Opened, draft: WrittenDraft) {
  const { corrects, asks } = draft.content;
  return {
    today: opened.moment.asOfDay,
    draft,
    colleagues: draft.team.isMine ? await possibleWriters(opened) : [],
    materials: await loggingMaterials(opened),
    recorded: corrects ? await recordedLines(opened, corrects.sessionId) : {},
    asked: await askedInNotes(
      opened,
      asks.map(({ questionId }) => questionId),
    ),
    zones: Intl.supportedValuesOf("timeZone"),
  };
}
