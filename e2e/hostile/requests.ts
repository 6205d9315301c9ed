/**
 * `npm run hostile -- requests`, once it serves: requests that nobody means over every command, page, read, route and
 * action, `--count N` (10000, or 300 with `--short`) by `--seed N`; `--only N` sends the Nth of them alone. Ends with 1 where an answer is a
 * fault of ours or takes over two seconds, the process is another or has grown without bound, or a hole that was planted
 * is not found.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { type Ground, prepareGround } from "./ground";
import { People } from "./people";
import { holes, plant } from "./planted";
import { attack, type Finding, type Outcome, plan } from "./run";
import { curlOf, exchange } from "./wire";

const settings = {
  baseURL: process.env.BASE_URL ?? "",
  log: process.env.WEB_LOG ?? "",
  pid: Number(process.env.WEB_PID),
  distFolder: process.env.NEXT_DIST_DIR ?? ".next",
};
const port = Number(new URL(settings.baseURL).port);
const abreast = 4;
/** After so many the stage is spoilt enough for another. */
const stageLasts = 2_500;

const { values } = parseArgs({
  options: {
    ...{ count: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
    short: { type: "boolean", default: false },
  },
});
const [count, seed] = [Number(values.count ?? (values.short ? 300 : 10_000)), Number(values.seed ?? 20_261_130)];

const owner = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
await owner.connect();
const people = new People(settings.baseURL);

/** What would keep the rest from reaching what it is sent to: spent allowances, and people who were signed out. */
async function keepGoing(): Promise<void> {
  await owner.query("delete from allowance");
  await people.refresh();
}

const newGround = () => prepareGround(people, { port, distFolder: settings.distFolder, isRead: !values.short });

if (values.only) await sendOnly(await newGround(), Number(values.only));
else process.exitCode = (await sendAll()) ? 0 : 1;
await people.dispose();
await owner.end();

async function sendAll(): Promise<boolean> {
  let ground = await newGround();
  const areFound = await findPlanted(ground);
  const planned = plan(ground, seed, count);
  const run = { seed, port, log: settings.log, abreast };
  const outcomes: Outcome[] = [];
  const sizes: number[] = [];
  const began = performance.now();
  for (let from = 0; from < count; from += stageLasts) {
    if (from > 0) ground = await newGround();
    const portion = planned.slice(from, from + stageLasts);
    const between = async (done: number) => {
      sizes.push(megabytesOf(settings.pid));
      console.log(`  ${from + done} sent, ${Math.round((performance.now() - began) / 1000)} s, ${sizes.at(-1)} MB`);
      await keepGoing();
    };
    const onFinding = ({ n, what }: Finding) => console.log(`  FOUND by ${n}: ${what}`);
    outcomes.push(await attack(ground, { ...run, planned: portion, onFinding, between }));
  }
  const found = report(ground, outcomes);
  const isSame =
    isAlive(settings.pid) &&
    (await exchange(port, { method: "GET", target: "/api/health/ready", headers: [] })).status === 200;
  const [early = 0, late = 0] = [
    Math.max(...sizes.slice(0, Math.ceil(sizes.length / 4))),
    Math.max(...sizes.slice(-3)),
  ];
  const hasGrown = late > early * 2 + 200;
  console.log(
    `  the process is ${isSame ? "the same and ready" : "ANOTHER, OR NOT READY"}; it had ${early} MB early on and ${late} MB in the end`,
  );
  return found === 0 && isSame && !hasGrown && areFound;
}

/** Whether each planted hole is found by a few hundred requests. */
async function findPlanted(ground: Ground): Promise<boolean> {
  const planted = await plant(port, settings.log);
  const { findings } = await attack(ground, {
    seed,
    planned: plan(ground, seed, 400),
    port: planted.port,
    log: settings.log,
    abreast,
    // What was planted to hang does so for good.
    patience: 3_000,
  });
  planted.close();
  await keepGoing();
  const missed = Object.keys(holes).filter((hole) => !findings.some(({ what }) => what.startsWith(hole)));
  for (const hole of missed) console.log(`  NOT FOUND though it was planted: ${hole}`);
  console.log(
    `  ${Object.keys(holes).length - missed.length} of ${Object.keys(holes).length} planted holes found by 400 requests`,
  );
  return missed.length === 0;
}

function report(ground: Ground, outcomes: readonly Outcome[]): number {
  const kinds = new Map<string, { sent: number; targets: Set<string>; of: number }>();
  const statuses = new Map<number, number>();
  for (const outcome of outcomes) {
    for (const [kind, { sent, targets, of }] of outcome.counts) {
      const before = kinds.get(kind) ?? { sent: 0, targets: new Set<string>(), of };
      kinds.set(kind, { sent: before.sent + sent, targets: new Set([...before.targets, ...targets]), of });
    }
    for (const [status, times] of outcome.statuses) statuses.set(status, (statuses.get(status) ?? 0) + times);
  }
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  for (const [kind, { sent, targets, of }] of kinds) {
    const wrong = findings.filter((finding) => finding.kind === kind).length;
    console.log(
      `  ${kind.padEnd(9)} ${String(sent).padStart(6)} sent over ${targets.size} of ${of}, ${wrong} findings`,
    );
  }
  console.log(
    `  answered ${[...statuses]
      .sort(([one], [other]) => one - other)
      .map(([status, times]) => `${status || "none"}: ${times}`)
      .join(", ")}`,
  );
  const slowed = outcomes.reduce((sum, { slowedByOthers }) => sum + slowedByOthers, 0);
  console.log(`  ${slowed} took over 2 s or were put off beside others, and not when asked again alone`);
  tell(ground, findings);
  const stray = [...new Set(outcomes.flatMap((outcome) => outcome.stray))];
  for (const line of stray) console.log(`  FOUND in the log, of no request that was answered: ${line}`);
  return findings.length + stray.length;
}

/** Three of each sort, with what is needed to send them again. */
function tell({ origin }: Ground, findings: readonly Finding[]): void {
  const folder = join(".bench", "hostile");
  mkdirSync(folder, { recursive: true });
  const sorts = new Map<string, Finding[]>();
  for (const finding of findings) {
    const sort = `${finding.kind} ${finding.what.replace(/\d{6,}/g, "N")}`;
    sorts.set(sort, [...(sorts.get(sort) ?? []), finding]);
  }
  for (const [sort, all] of sorts) {
    console.log(`  FOUND ${all.length} times: ${sort}`);
    for (const { n, target, who, sent } of all.slice(0, 3)) {
      const file = sent.body ? join(folder, `${n}.body`) : null;
      if (file && sent.body) writeFileSync(file, sent.body);
      console.log(`    ${target} as ${who}; again: npm run hostile -- requests --seed ${seed} --only ${n}`);
      console.log(`    ${curlOf(sent, origin, file)}`);
    }
  }
}

async function sendOnly(ground: Ground, n: number): Promise<void> {
  const planned = plan(ground, seed, n + 1).slice(-1);
  const { findings, statuses, stray } = await attack(ground, { seed, planned, port, log: settings.log, abreast: 1 });
  console.log(`  answered ${[...statuses.keys()].join()}, ${stray.join()}`);
  tell(ground, findings);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What the process holds in memory; 0 where the system does not say. */
function megabytesOf(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
