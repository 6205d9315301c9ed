/** Runs a program to its end and gives back what it said. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Lifetime } from "./lifetime";
import { endGroup, identityOf } from "./process-identity";

export interface ProgramOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** Become this user (root only). */
  identity?: { uid: number; gid: number };
  /** Called with each piece of what the program says, as it says it. */
  onOutput?: (text: string) => void;
  /** Ends the program, and those it started, when Parley ends before it. */
  lifetime?: Lifetime;
}

export interface Outcome {
  code: number;
  /** Standard output and standard error as they came. */
  output: string;
}

/** The program has a session of its own, so that a Ctrl-C meant for us reaches neither it nor what it leaves running. */
export async function runProgram(program: string, args: string[], options: ProgramOptions = {}): Promise<Outcome> {
  const { cwd, env, identity, lifetime, onOutput } = options;
  const child = spawn(program, args, {
    cwd,
    env: env as NodeJS.ProcessEnv | undefined,
    ...identity,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const forget = lifetime?.defer(() => endWithItsOwn(child));
  const outcome = await outcomeOf(child, onOutput);
  forget?.();
  return outcome;
}

function outcomeOf(child: ChildProcess, onOutput?: (text: string) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        onOutput?.(text);
      });
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}

/** Ends a child that leads its own session, and what it has started: politely, as long as patience lasts, in ms. */
export async function endWithItsOwn({ pid, exitCode, signalCode }: ChildProcess, patience?: number): Promise<void> {
  const leader = pid && exitCode === null && signalCode === null ? identityOf(pid) : undefined;
  if (leader) await endGroup(leader, patience);
}
