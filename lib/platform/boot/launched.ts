import type { ChildProcess } from "node:child_process";

/** What `launch.mjs` hands to the command it starts. */
export interface Launched {
  /** The project's folder, which is the current one, too. */
  root: string;
  /** The words behind the command. */
  args: string[];
  /** Does the work under a title, showing its seconds; `detail` adds a word behind the title. */
  step: <T>(title: string, work: (detail: (text: string) => void) => Promise<T>) => Promise<T>;
  /** The web server's process, which waits to be told what to serve; undefined where nothing is to be served at once. */
  begun?: ChildProcess | undefined;
}
