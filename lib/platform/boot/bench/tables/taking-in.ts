/** A table taken in as a browser does it: its parts sent by commands, then checked, recorded and taken back by the job. */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import type { TableOfVotes } from "@/prisma/desk/votes/tables";
import type { HttpCaller } from "../../soak/http-caller";

/** How often the database is asked how far the job has come, in ms. */
const asksEvery = 250;

export type Step = "checking" | "recording" | "undoing";

export class TableTaken {
  private tableId = "";

  constructor(
    private readonly caller: HttpCaller,
    private readonly owner: Client,
    private readonly negotiationId: string,
  ) {}

  /** Sends all of it, part by part, one after the other; gives back the seconds. */
  async send(table: TableOfVotes): Promise<number> {
    const began = performance.now();
    const { columns, parts } = await table.read();
    const begun = await this.run("table.begin", { name: table.name, columns });
    this.tableId = begun.tableId ?? "";
    for await (const part of parts) await this.run("table.add_rows", { tableId: this.tableId, ...part });
    await this.run("table.turn", { tableId: this.tableId, to: "ready" });
    return secondsSince(began);
  }

  /** Has every row checked by what the columns mean; gives back the seconds that the job worked. */
  async check(mapping: object): Promise<number> {
    await this.run("table.settle", { tableId: this.tableId, mapping });
    return this.worked("checking", "checked");
  }

  async record(): Promise<number> {
    await this.run("table.turn", { tableId: this.tableId, to: "record" });
    return this.worked("recording", "recorded");
  }

  async undo(): Promise<number> {
    await this.run("table.turn", { tableId: this.tableId, to: "undo" });
    return this.worked("undoing", "undone");
  }

  /** What its rows came to. */
  async counts(): Promise<{ good: number; bad: number; known: number; kept: number }> {
    const { rows } = await this.owner.query<{ good: number; bad: number; known: number; kept: number }>(
      `select sum(good)::int as good, sum(bad)::int as bad, sum(known)::int as known, sum(kept)::int as kept
         from taken_part where table_id = $1`,
      [this.tableId],
    );
    return rows[0] ?? { good: 0, bad: 0, known: 0, kept: 0 };
  }

  private async run(command: string, input: object): Promise<Record<string, string>> {
    const heard = await this.caller.run(command, { negotiationId: this.negotiationId, ...input }, null);
    if (heard?.status !== 200) throw new Error(`${command}: ${heard?.status ?? "no answer"} ${heard?.message ?? ""}`);
    return heard.value;
  }

  /** From when the job takes it up, which it looks for every few seconds, until all of it is done. */
  private async worked(during: Step, done: string): Promise<number> {
    let began: number | null = null;
    for (;;) {
      const { rows } = await this.owner.query<{ state: string; said: string | null; is_begun: boolean }>(
        `select state::text, said, exists (select from job where kind = 'table.work' and lease_id is not null
                                              and ended_at is null) as is_begun from taken_table where id = $1`,
        [this.tableId],
      );
      const [now] = rows;
      if (now?.is_begun) began ??= performance.now();
      // What is over before it was seen to begin took no longer than from one look to the next.
      if (now?.state === done) return Math.max(began ? secondsSince(began) : 0, asksEvery / 1000);
      if (now?.state !== during) throw new Error(`The table is ${now?.state ?? "gone"}: ${now?.said ?? ""}`);
      await delay(asksEvery);
    }
  }
}

const secondsSince = (began: number) => (performance.now() - began) / 1000;

/** Founds a negotiation, with the source that its positions rest on. */
export async function foundVotes(
  founder: HttpCaller,
): Promise<{ negotiationId: string; slug: string; sourceId: string }> {
  const must = async (command: string, input: object) => {
    const heard = await founder.run(command, input, randomUUID());
    if (heard?.status !== 200) throw new Error(`${command}: ${heard?.status ?? "no answer"} ${heard?.message ?? ""}`);
    return heard.value;
  };
  const { id: negotiationId = "", slug = "" } = await must("negotiation.found", {
    name: `Votes of the UN General Assembly ${randomUUID().slice(0, 8)}`,
    timeZone: "America/New_York",
  });
  const { sourceId = "" } = await must("source.record", {
    ...{ negotiationId, title: "Data and Analyses of Voting in the UN General Assembly", publisher: "Erik Voeten" },
    ...{ kind: "dataset", reliability: "A", origin: "Voting records of the United Nations", heldFrom: "1946" },
  });
  return { negotiationId, slug, sourceId };
}
