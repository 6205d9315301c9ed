/** Runs a program to its end and gives back what it said. */
import { type ChildProcess, spawn } from "node:child_process";

export interface ProgramOptions {
  cwd?: string;
  env?: Record<string, string | undefined>;
  /** Become this user (root only). */
  identity?: { uid: number; gid: number };
  /** A session of its own: a Ctrl-C meant for us does not reach it, nor what it leaves running. */
  isDetached?: boolean;
  /** For who must be able to end it early. */
  onStart?: (child: ChildProcess) => void;
}

export interface Outcome {
  code: number;
  /** Standard output and standard error as they came. */
  output: string;
}

export function runProgram(program: string, args: string[], options: ProgramOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env as NodeJS.ProcessEnv | undefined,
      ...options.identity,
      detached: options.isDetached ?? false,
      stdio: ["ignore", "pipe", "pipe"],
    });
    options.onStart?.(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}
