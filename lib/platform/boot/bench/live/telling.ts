/** Who is told of what is written: one act after the other, and what an event says of it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { withoutSecrets } from "../../without-secrets.mjs";
import { actOf, type Ground } from "../../soak/acts";
import type { HttpCaller } from "../../soak/http-caller";

type Told = { id: string; seriesId: string | null; negotiationId: string };

/** Records a question, and gives back its series and the words that nothing else says. */
export async function write(writer: HttpCaller, ground: Ground): Promise<{ seriesId: string; mark: string }> {
  const { command, input, mark } = actOf("question", ground, null);
  const key = randomUUID();
  for (;;) {
    const heard = await writer.run(command, input, key);
    if (heard?.status === 200) return { seriesId: heard.value.questionId ?? "", mark };
    if (heard) throw new Error(`${command}: ${heard.status} ${heard.message}`);
  }
}

/** Whose series an event tells of, of those of this negotiation. */
export function toldIn(data: string, { negotiationId }: Ground): string[] {
  const told = JSON.parse(data) as Told[];
  return told.flatMap((change) => (change.negotiationId === negotiationId ? (change.seriesId ?? []) : []));
}

/** What tells with nothing around it: `bare.mjs`. It is the caller's to end. */
export function startBare(root: string, databaseUrl: string, port: number): ChildProcess {
  const program = join(root, "lib", "platform", "boot", "bench", "live", "bare.mjs");
  const env: Record<string, string | undefined> = { ...withoutSecrets(process.env), DATABASE_URL: databaseUrl };
  return spawn(process.execPath, [program, String(port)], { env: env as NodeJS.ProcessEnv, stdio: "inherit" });
}
