/** Sends requests by their seed and hears what is wrong with the answers. */
import { type Chance, chanceFrom } from "@/lib/platform/boot/soak/random";
import type { Ground } from "./ground";
import { faultsSince, isPutOff, lengthOf, longest, wrongWith } from "./judge";
import { actionRequests } from "./kinds/actions";
import { pageRequests, readRequests, routeRequests } from "./kinds/addresses";
import { commandRequests } from "./kinds/commands";
import type { Kind } from "./kinds/kind";
import { brokenRequests } from "./kinds/wire";
import { type Who, whos } from "./people";
import { exchange, type Heard, type Sent } from "./wire";

const kinds: readonly Kind[] = [
  commandRequests,
  pageRequests,
  readRequests,
  routeRequests,
  actionRequests,
  brokenRequests,
];

type Planned = { n: number; kind: Kind; target: string; who: Who };

export type Finding = { n: number; kind: string; target: string; who: Who; what: string; sent: Sent };

export type Outcome = {
  findings: Finding[];
  /** By kind: how many were sent, and of how many targets how many. */
  counts: Map<string, { sent: number; targets: Set<string>; of: number }>;
  statuses: Map<number, number>;
  /** Slow or put off beside others, and quick when asked again alone. */
  slowedByOthers: number;
  slowest: number;
  /** Faults that the log has of no request that was answered. */
  stray: string[];
};

/** Each kind's targets in an order of the seed's, in turn, and asked by another each time; all, or those that are `meant`. */
export function plan(ground: Ground, seed: number, count: number, isMeant = (_target: string) => true): Planned[] {
  const chance = chanceFrom(seed);
  const targets = (kind: Kind) => shuffled(chance, kind.targets(ground).filter(isMeant));
  const made = kinds.map((kind) => ({ kind, targets: targets(kind), asked: 0 }));
  return Array.from({ length: count }, (_, n) => {
    const due = made.reduce((one, other) =>
      other.asked / other.kind.share < one.asked / one.kind.share ? other : one,
    );
    const round = Math.floor(due.asked / due.targets.length);
    const target = due.targets[due.asked % due.targets.length] ?? "";
    const who = whos[(due.asked + round) % whos.length] ?? "nobody";
    due.asked++;
    return { n, kind: due.kind, target, who };
  });
}

function shuffled(chance: Chance, all: readonly string[]): string[] {
  return all
    .map((each) => [chance.next(), each] as const)
    .sort(([one], [other]) => one - other)
    .map(([, each]) => each);
}

type Run = {
  seed: number;
  planned: readonly Planned[];
  /** Where the requests go: the app's port, or a proxy's. */
  port: number;
  log: string;
  /** How many are under way at once. */
  abreast: number;
  /** How long an answer is waited for, in ms. */
  patience?: number;
  /** Told of each finding as it comes. */
  onFinding?: (finding: Finding) => void;
  /** What may be done between requests, and is awaited. */
  between?: (done: number) => Promise<void>;
};

/** Sends what is planned. Throws where the app is not there any longer. */
export async function attack(
  ground: Ground,
  { seed, planned, port, log, abreast, patience, onFinding, between }: Run,
): Promise<Outcome> {
  const outcome: Outcome = {
    findings: [],
    counts: new Map(),
    statuses: new Map(),
    slowedByOthers: 0,
    slowest: 0,
    stray: [],
  };
  for (const kind of kinds)
    outcome.counts.set(kind.name, { sent: 0, targets: new Set(), of: kind.targets(ground).length });
  let heardUntil = lengthOf(log);
  const byId = new Map<string, { plan: Planned; sent: Sent }>();
  const note = ({ n, kind, target, who }: Planned, what: string, sent: Sent) => {
    const finding: Finding = { n, kind: kind.name, target, who, what, sent };
    outcome.findings.push(finding);
    onFinding?.(finding);
  };
  const slow: { plan: Planned; sent: Sent }[] = [];

  const send = async (each: Planned) => {
    const chance = chanceFrom(Math.imul(seed, 0x9e3779b1) + each.n * 7919);
    const sent = await each.kind.make(ground, each.target, each.who, chance);
    const heard = await exchange(port, sent, patience);
    count(outcome, each, heard);
    const id = heard.headers.get("x-request-id");
    if (id) byId.set(id, { plan: each, sent });
    const wrong = wrongWith(sent, heard);
    if (wrong) note(each, wrong, sent);
    if (heard.ms > longest || isPutOff(heard)) slow.push({ plan: each, sent });
  };

  const rest = [...planned];
  for (let done = 0; rest.length > 0; ) {
    // In portions, between which nothing is under way.
    const portion = rest.splice(0, 100);
    await Promise.all(Array.from({ length: abreast }, () => workOff(portion, send)));
    for (const { plan: each, sent } of slow.splice(0)) {
      if (await isSlowAlone(port, sent, patience))
        note(each, `takes over ${longest / 1000} s or is put off, asked alone twice more`, sent);
      else outcome.slowedByOthers++;
    }
    const { faults, end } = faultsSince(log, heardUntil);
    heardUntil = end;
    for (const { request, msg, where } of faults) {
      const by = request === undefined ? undefined : byId.get(request);
      if (by) note(by.plan, `an error in the log: ${msg} ${where}`, by.sent);
      else outcome.stray.push(`${msg} ${where}`);
    }
    done += 100;
    await between?.(Math.min(done, planned.length));
  }
  return outcome;
}

async function workOff(portion: Planned[], send: (each: Planned) => Promise<void>): Promise<void> {
  for (let each = portion.shift(); each; each = portion.shift()) await send(each);
}

function count({ counts, statuses }: Outcome, { kind, target }: Planned, { status }: Heard): void {
  const counted = counts.get(kind.name);
  if (counted) counted.sent++;
  counted?.targets.add(target);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}

/** Whether it takes that long twice more while nothing else is asked, by what the machine leaves us of itself. */
async function isSlowAlone(port: number, sent: Sent, patience?: number): Promise<boolean> {
  for (let again = 0; again < 2; again++) {
    const before = busyness();
    const heard = await exchange(port, sent, patience);
    if (!heard.isHung && !isPutOff(heard) && heard.ms <= longest * Math.max(before, busyness())) return false;
  }
  return true;
}

/** How many times as long as it should something takes now, since others use the machine: measured by a moment's work. */
function busyness(): number {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const worked = () => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1000;
  };
  while (worked() < 40);
  return Math.max(1, (performance.now() - wall) / worked());
}
