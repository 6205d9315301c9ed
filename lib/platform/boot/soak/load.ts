/** People who write, read and look on while something is broken, and what has to be there of it afterwards. */
import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import { demoEmail } from "@/lib/platform/demo-people";
import type { HeadsByNegotiation } from "../audit-heads";
import { withClient } from "../connect";
import { type Ground, prepareGround } from "./acts";
import { type Address, HttpCaller } from "./http-caller";
import { chanceFrom } from "./random";
import { Seen } from "./seen";
import { Visitor } from "./visitor";
import { brokenChains, doubledIn, halfWritten, lostOf } from "./whole";
import { Writer } from "./writer";

const people = ["owner", "manager", "officer", "officer"] as const satisfies Address[];

/** Where a Parley serves, and how its database is reached past the wall. */
export type Place = { origin: string; ownerUrl: () => Promise<string> };

export type Account = {
  acknowledged: number;
  lost: number;
  doubled: number;
  /** Sentences; of what was lost or doubled, too. */
  problems: string[];
};

export class Load {
  readonly seen = new Seen();
  private readonly heads: HeadsByNegotiation = new Map();
  private readonly found: string[] = [];

  private constructor(
    private readonly place: Place,
    readonly callers: readonly HttpCaller[],
    readonly ground: Ground,
    seed: number,
  ) {
    this.writers = callers.map((caller, n) => new Writer(caller, ground, chanceFrom(seed + 1 + n), this.seen));
    this.writing = this.writers.map((writer) => writer.write());
    const [reader] = callers;
    if (!reader) throw new Error("Nobody reads.");
    this.visitor = new Visitor(reader, ground, this.seen);
  }

  readonly writers: readonly Writer[];
  readonly visitor: Visitor;
  private readonly writing: readonly Promise<void>[];

  /** Signs everybody in, founds a negotiation and begins. */
  static async on(place: Place, seed: number): Promise<Load> {
    const callers = people.map((who) => new HttpCaller(who, place.origin));
    for (const caller of callers) await caller.signIn();
    const [founder = new HttpCaller("owner", place.origin)] = callers;
    const ground = await prepareGround(founder, [demoEmail("manager"), demoEmail("officer")]);
    return new Load(place, callers, ground, seed);
  }

  /** Waits until each writer has heard that something more of theirs is saved. Gives back after how many ms. */
  async goesOn(): Promise<number> {
    const began = performance.now();
    const before = this.writers.map(({ acknowledged }) => acknowledged.length);
    const hasGoneOn = () => this.writers.every(({ acknowledged }, n) => acknowledged.length > (before[n] ?? 0));
    while (!hasGoneOn()) {
      if (performance.now() - began > 120_000) throw new Error("For two minutes nothing could be saved.");
      await delay(20);
    }
    return performance.now() - began;
  }

  /** Looks at what is there, while writing goes on. */
  async check(): Promise<void> {
    this.found.push(...(await this.asOwner((owner) => this.look(owner))));
  }

  /** Lets everybody finish what they are at, and holds the record against what they were told. */
  async end(): Promise<Account> {
    for (const writer of this.writers) writer.stop();
    await Promise.all([...this.writing, this.visitor.end()]);
    const acknowledged = this.writers.flatMap((writer) => writer.acknowledged);
    return this.asOwner(async (owner) => {
      const lost = await lostOf(owner, acknowledged);
      const doubled = await doubledIn(owner);
      const refusals = this.writers.flatMap((writer) => writer.refusals);
      const problems = [...lost, ...doubled, ...this.found, ...(await this.look(owner)), ...refusals];
      return { acknowledged: acknowledged.length, lost: lost.length, doubled: doubled.length, problems };
    });
  }

  private async look(owner: Client): Promise<string[]> {
    return [...(await halfWritten(owner)), ...(await brokenChains(owner, this.heads))];
  }

  private async asOwner<T>(work: (owner: Client) => Promise<T>): Promise<T> {
    return withClient(await this.place.ownerUrl(), "DATABASE_OWNER_URL", work);
  }
}
