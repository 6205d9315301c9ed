/** Somebody who writes without a pause, and sends again what nobody answered. */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type Acknowledged, type Act, actOf, type Ground, type Kind } from "./acts";
import type { HttpCaller, Heard } from "./http-caller";
import type { Chance } from "./random";
import type { Seen } from "./seen";

const kinds = [
  "position",
  "position",
  "question",
  "statement",
  "session",
  "remark",
  "draft",
  "filing",
] as const satisfies Kind[];

export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  /** Sendings that were cut off, of which each was sent again. */
  cutOff = 0;
  /** Answers that say no, of which there should be none. */
  readonly refusals: string[] = [];
  private isStopped = false;
  /** The record of this writer's last position. */
  private position: string | null = null;

  constructor(
    private readonly caller: HttpCaller,
    private readonly ground: Ground,
    private readonly chance: Chance,
    private readonly seen: Seen,
  ) {}

  /** Writes until it is stopped; an act under way is finished first. */
  async write(): Promise<void> {
    while (!this.isStopped) {
      const act = actOf(this.chance.of(kinds), this.ground, this.position);
      const heard = await this.sendUntilAnswered(act.command, act.input);
      if (heard) await this.go(act, heard);
    }
  }

  stop(): void {
    this.isStopped = true;
  }

  private async go(act: Act, heard: NonNullable<Heard>): Promise<void> {
    if (act.kind === "draft") return this.keep(act, heard.value.draftId ?? "");
    if (act.kind !== "filing") return this.keep(act, heard.value.recordId ?? "");
    const draft = { negotiationId: this.ground.negotiationId, draftId: heard.value.draftId, version: 1 };
    const filed = await this.sendUntilAnswered("session.file", draft);
    // What is given back of a filing is its session.
    if (filed) this.keep(act, filed.value.sessionId ?? "");
  }

  private keep({ kind, mark, citations }: Act, recordId: string): void {
    if (kind === "position") this.position = recordId;
    this.acknowledged.push({ kind, mark, recordId, citations });
  }

  /** Gives back null for an answer that says no. */
  private async sendUntilAnswered(command: string, input: object): Promise<Heard> {
    // A draft is on no record: one that was begun twice is filed once, and the other lies there.
    const key = command === "draft.start" ? null : randomUUID();
    for (;;) {
      const ask = () => this.caller.run(command, input, key);
      const heard = await this.seen.during("write", ask, (answer) => answer?.message ?? "");
      if (heard?.status === 200) return heard;
      // A database that is away, and an app that trips over its absence, acknowledge nothing.
      const isAway = heard === null || heard.status >= 500;
      if (!isAway) {
        this.refusals.push(`${command}: ${heard.status} ${heard.message}`);
        await delay(200);
        return null;
      }
      this.cutOff++;
      await delay(100);
    }
  }
}
