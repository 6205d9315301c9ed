/** Whether an archive is what its manifest says, and its audit chain whole: without a database. */
import {
  type ChainEntry,
  type ChainFinding,
  type ChainHead,
  checkChain,
  type PublishedHead,
} from "@/lib/platform/audit-chain";
import { headsUpTo, type Published } from "../boot/audit-heads";
import { StartError } from "../boot/start-error";
import { formatFile, type Manifest, readManifest, requireDigests, requireParts, requireSeal } from "./manifest";
import { archivedTables } from "./tables";
import { partOf } from "./write";
import { linesIn, ZipIn } from "./zip-in";

export interface Verified {
  manifest: Manifest;
  seal: string;
  /** The published heads that its chain bears, all of those up to its end. */
  heldAgainst: PublishedHead[];
}

/** What somebody kept elsewhere, to hold a file against. */
export interface Proofs {
  seal?: string | undefined;
  published?: Published | undefined;
}

/** What an archive of this version is made of, in order. */
const partNames = [formatFile, ...archivedTables.map(({ table }) => partOf(table))];

/**
 * Goes through every part. Throws a StartError that names the first that does not hold: a part that is missing, added or
 * changed, a chain that is broken or is another than the manifest or a published head says, or another seal than the
 * expected one. Also where heads were published and none of them is of this chain: then nothing is proven.
 */
export async function verifyArchive(file: string, { seal: expected, published }: Proofs = {}): Promise<Verified> {
  const zip = await ZipIn.open(file);
  try {
    const { content: manifest, seal } = await readManifest(zip, file);
    requireSeal(file, seal, expected);
    requireParts(manifest.parts, zip.names, partNames, file);
    await requireDigests(zip, manifest.parts, file);
    const heldAgainst = headsUpTo(manifest.audit.seq, manifest.negotiation.id, published);
    if (published && heldAgainst.length === 0)
      throw new StartError(
        `${published.file} has no head of this negotiation up to entry ${manifest.audit.seq}, where the archive ends: nothing can be held against it.`,
      );
    const finding = await chainIn(zip, manifest, heldAgainst);
    if (!finding.isIntact)
      throw new StartError(`The audit chain in ${file} is broken: entry ${finding.seq} does not fit: ${finding.why}.`);
    return { manifest, seal, heldAgainst };
  } finally {
    zip.close();
  }
}

async function chainIn(
  zip: ZipIn,
  { negotiation: { id }, audit }: Manifest,
  published: readonly PublishedHead[],
): Promise<ChainFinding> {
  const last: ChainHead[] = [];
  for await (const row of rowsIn(zip, "audit_head")) last.push({ seq: Number(row.seq), hash: String(row.hash) });
  const finding = await checkChain(entriesIn(zip, id), last[0] ?? null, published);
  if (!finding.isIntact || (finding.seq === audit.seq && finding.hash === audit.hash && finding.at === audit.at))
    return finding;
  return { isIntact: false, seq: audit.seq, at: audit.at, why: "the manifest names another end of the chain" };
}

async function* entriesIn(zip: ZipIn, negotiationId: string): AsyncGenerator<ChainEntry> {
  for await (const row of rowsIn(zip, "audit_entry")) {
    if (row.negotiation_id !== negotiationId) throw new StartError("The audit chain is that of another negotiation.");
    yield {
      seq: Number(row.seq),
      id: String(row.id),
      negotiationId,
      compartmentId: textOrNull(row.compartment_id),
      at: new Date(String(row.at)).toISOString(),
      actorId: String(row.actor_id),
      event: String(row.event),
      seriesId: textOrNull(row.series_id),
      recordId: textOrNull(row.record_id),
      body: String(row.body),
      previousHash: String(row.previous_hash),
      hash: String(row.hash),
    };
  }
}

const textOrNull = (value: unknown) => (value === null || value === undefined ? null : String(value));

async function* rowsIn(zip: ZipIn, table: string): AsyncGenerator<Record<string, unknown>> {
  for await (const line of linesIn(zip.bytes(partOf(table)))) yield JSON.parse(line) as Record<string, unknown>;
}
