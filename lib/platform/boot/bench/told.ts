/** How long it takes from an entry in the chain to who listens, in one process and with nothing else going on. */
import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import { paths } from "@/lib/platform/paths";
import { prepareGround } from "../soak/acts";
import type { HttpCaller } from "../soak/http-caller";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import type { Counted } from "./lines";
import { EventReader, type Heard } from "./live/reader";
import { startBare, toldIn, write } from "./live/telling";
import { percentile, rounded } from "./timing";

type ToldGround = {
  root: string;
  lifetime: Lifetime;
  owner: Client;
  /** Of the app's role, which listens. */
  databaseUrl: string;
  origin: string;
  writer: HttpCaller;
  times: number;
};

/** Between two acts, ms: none is told together with another. */
const pause = 250;
/** Acts, before those that count, that find everything ready. */
const warmings = 3;

/**
 * The middle one and the one that one in twenty is slower than, in ms, beside one bare listener who sends each announcement
 * on. The moments in the chain are kept to the millisecond. Throws where something was never told.
 */
export async function measureTold(ground: ToldGround): Promise<Counted[]> {
  const { root, lifetime, owner, databaseUrl, origin, writer, times } = ground;
  const at = await prepareGround(writer, []);
  const port = await freePort();
  const bare = startBare(root, databaseUrl, port);
  lifetime.defer(() => void bare.kill());
  const reader = new EventReader(
    (last, _, signal) =>
      writer.open(paths.live, { from: origin, headers: last ? { "last-event-id": last } : {}, signal }),
    (event, data) => (event === "changes" ? toldIn(data, at) : []),
  );
  const bareReader = new EventReader(
    (_, __, signal) => fetch(`http://127.0.0.1:${port}`, { signal }),
    (event, data) => (event === "entry" && data.startsWith(at.negotiationId) ? [data.split(" ")[1] ?? ""] : []),
  );
  await Promise.all([reader.start(), bareReader.start()]);
  const written: string[] = [];
  for (let act = 0; act < times + warmings; act += 1) {
    written.push((await write(writer, at)).seriesId);
    await delay(pause);
  }
  await Promise.all([reader.stop(), bareReader.stop()]);
  const { rows } = await owner.query<{ seq: string; seriesId: string; at: Date }>(
    'select seq, series_id as "seriesId", at from audit_entry where negotiation_id = $1 and series_id = any ($2)',
    [at.negotiationId, written.slice(warmings)],
  );
  const taken = ({ heard }: EventReader, keyOf: (row: (typeof rows)[number]) => string) =>
    rows.map((row) => waited(row.at, heard, keyOf(row))).sort((one, other) => one - other);
  const [ours, byHand] = [taken(reader, ({ seriesId }) => seriesId), taken(bareReader, ({ seq }) => seq)];
  const line = (operation: string, share: number, goal: number): Counted => {
    const [value, beside] = [percentile(ours, share), percentile(byHand, share)];
    return { operation, clients: 1, value: rounded(value), unit: "ms", ratio: rounded(value / beside, 1), goal };
  };
  return [
    line("live: from the entry in the chain to who listens", 0.5, 15),
    line("live: of twenty, the slowest", 0.95, 40),
  ];
}

function waited(from: Date, heard: readonly Heard[], key: string): number {
  const told = heard.find((each) => each.key === key);
  if (!told) throw new Error(`Nobody was told of ${key}.`);
  return told.at - from.getTime();
}
