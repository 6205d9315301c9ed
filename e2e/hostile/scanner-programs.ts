/** Debian's `sqlmap` and `wapiti`, run for so long, and what they say that they found. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Found = { program: "sqlmap" | "wapiti"; what: string; where: string };
type Limits = { folder: string; seconds: number };
type Scanned = { found: Found[] /** How far it came, for who reads what was scanned. */; told: string };

/** Runs it to its end, or ends it after so many seconds; gives back what it said. */
function said(
  program: string,
  args: readonly string[],
  seconds: number,
  onOutput: (output: string) => void = () => {},
): Promise<{ output: string; isCut: boolean }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PYTHONUNBUFFERED: "1" };
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env });
    let output = "";
    let isCut = false;
    const timer = setTimeout(() => {
      isCut = true;
      child.kill("SIGINT");
      setTimeout(() => child.kill("SIGKILL"), 10_000).unref();
    }, seconds * 1000);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        onOutput(output);
      });
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      resolve({ output, isCut });
    });
  });
}

/** Tries each parameter of these addresses by what an answer tells and by errors; not by time, which a busy machine tells wrongly. */
export async function sqlmap(targets: readonly string[], { folder, seconds }: Limits): Promise<Scanned> {
  const found: Found[] = [];
  let done = 0;
  const until = performance.now() + seconds * 1000;
  for (const target of targets) {
    const left = (until - performance.now()) / 1000;
    if (left <= 0) break;
    const { output, isCut } = await said(
      "sqlmap",
      [
        "-u",
        target,
        "--batch",
        "--disable-coloring",
        "--flush-session",
        "--dbms",
        "PostgreSQL",
        "--technique",
        "BEU",
        "--level",
        "1",
        "--risk",
        "1",
        "--timeout",
        "20",
        "--retries",
        "0",
        "--output-dir",
        join(folder, "sqlmap"),
      ],
      left,
    );
    if (!isCut) done++;
    for (const [, parameter = "", how = ""] of output.matchAll(/^Parameter: (.+)$((?:\n +.+)*)/gm))
      found.push({ program: "sqlmap", what: `SQL injection by ${parameter}`, where: `${target}${how}` });
  }
  if (done === 0)
    found.push({ program: "sqlmap", what: "no address was tried to its end in the time given", where: "" });
  return { found, told: `${done} of ${targets.length} addresses` };
}

type Report = {
  vulnerabilities: Record<string, { info: string; path: string; method: string; parameter: string | null }[]>;
  anomalies: Record<string, { info: string; path: string; method: string; parameter: string | null }[]>;
};

/** Some of its attacks send a few requests for each parameter, others a hundred. */
export const attacksOf = {
  few: "sql,xss,permanentxss,crlf,redirect,cookieflags",
  many: "exec,file",
} as const;

type Attacks = { modules: string /** Told once it follows links no longer. */; onAttack?: () => void };

/** Follows links from there and from these, and attacks what it finds. */
export async function wapiti(
  origin: string,
  starts: readonly string[],
  { folder, seconds, modules, onAttack }: Limits & Attacks,
): Promise<Scanned> {
  const report = join(folder, `wapiti-${Date.now()}.json`);
  const from = starts.flatMap((start) => ["-s", start]);
  const limits = ["--max-scan-time", String(seconds), "--max-attack-time", String(seconds), "-d", "3", "-t", "20"];
  const { output, isCut } = await said(
    "wapiti",
    [
      "-u",
      `${origin}/`,
      ...from,
      "--scope",
      "domain",
      "-m",
      modules,
      ...limits,
      "-f",
      "json",
      "-o",
      report,
      "--flush-session",
      "--store-session",
      join(folder, "wapiti"),
      "--no-bugreport",
      "-v",
      "0",
    ],
    // It keeps to its own limits one page after the other, and begins its report after them.
    seconds * (modules.split(",").length + 1) + 60,
    (text) => text.includes("Launching module") && onAttack?.(),
  );
  if (!existsSync(report)) {
    writeFileSync(join(".bench", "wapiti.log"), output);
    const what = `no report${isCut ? ", since it was cut off" : ""}: what it said is in .bench/wapiti.log`;
    return { found: [{ program: "wapiti", what, where: origin }], told: "nothing" };
  }
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const found = Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, all]) =>
    all.map(
      ({ info, path, method, parameter }): Found => ({
        program: "wapiti",
        what: `${kind}: ${info}`,
        where: `${method} ${path} ${parameter ?? ""}`,
      }),
    ),
  );
  const cut = [...output.matchAll(/Max (?:scan|attack) time was reached(?: for module (\w+))?/g)].map(
    ([, module]) => module ?? "following links",
  );
  return { found, told: cut.length > 0 ? `cut off in ${cut.join(" and ")}` : "to its end" };
}
