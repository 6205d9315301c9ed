/** What is no record, such as what a negotiation is called, has a version: whoever saves second is told field by field. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { changedBy, mergeText } from "@/lib/platform/merging";
import type { StandingField } from "@/lib/platform/result";

type Fields = Readonly<Record<string, string | null>>;

type Overtaken = {
  /** What the audit chain calls such a change, and of which of them it is: those whose fields before say so. */
  event: string;
  isOf?: (before: Readonly<Record<string, unknown>>) => boolean;
  /** The labels of the fields that are compared. */
  labels: Readonly<Record<string, string>>;
  /** As it stands, under which version, and what the writer would make of it, who began at another. */
  stands: Fields;
  version: number;
  wanted: Fields;
  begunAt: number;
  /** Running text, of which two changes may become one. */
  texts?: readonly string[];
};

/** The conflict, with who was quicker, and of each field that differs who changed it since the writer began. */
export async function overtaken({ tx, member }: CommandContext, asked: Overtaken): Promise<Conflict> {
  const { event, isOf = () => true, labels, stands, version, wanted, begunAt, texts = [] } = asked;
  const entries = await tx.auditEntry.findMany({
    where: { negotiationId: member.negotiationId, event },
    orderBy: { seq: "desc" },
    select: { actorId: true, at: true, body: true },
  });
  const since = entries
    .map((entry) => ({
      ...entry,
      before: (JSON.parse(entry.body) as { before: Record<string, unknown> | null }).before,
    }))
    .filter(({ before }) => before !== null && isOf(before))
    .slice(0, Math.max(0, version - begunAt));
  const [latest] = since;
  if (!latest) return new Conflict();
  // As many changes as there were versions: before the first of them it was as the writer saw it.
  const began = since.length === version - begunAt ? since.at(-1)?.before : undefined;
  const by = await tx.user.findUnique({ where: { id: latest.actorId }, select: { name: true } });
  return new Conflict(undefined, {
    recordId: member.negotiationId,
    newestId: String(version),
    by: by?.name ?? "A former member",
    at: latest.at.toISOString(),
    reason: null,
    differences: Object.entries(labels).flatMap(([name, label]): StandingField[] => {
      const [theirs, yours] = [stands[name] ?? null, wanted[name] ?? null];
      const before = began ? ((began[name] as string | null | undefined) ?? null) : undefined;
      const side = changedBy(before, yours, theirs);
      if (side === null) return [];
      const merged =
        side === "both" && texts.includes(name) && before && theirs && yours ? mergeText(before, yours, theirs) : null;
      return [{ name, label, theirs, yours, side, value: theirs ?? "", ...(merged && { merged }) }];
    }),
  });
}
