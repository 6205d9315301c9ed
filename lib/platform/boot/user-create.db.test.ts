import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { readPasswordLink, setPasswordByLink } from "@/lib/platform/password-links";
import { authenticate } from "@/lib/platform/sign-in";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";

const program = join(import.meta.dirname, "user-create.mjs");
const password = "plum ladder quartz Tuesday";
let owner: Owner;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

async function run(
  args: string[],
  { input = "", env = {} }: { input?: string; env?: Record<string, string | undefined> } = {},
) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, APP_URL: "https://parley.example", ...env },
  });
  child.stdin.end(input);
  const [out, told, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on("close", resolve)),
  ]);
  return {
    out,
    told,
    code,
    token: /https:\/\/parley\.example\/sign-in\/password\?link=([\w-]{43})/.exec(out)?.[1] ?? "",
  };
}

const somebody = () => `${randomUUID()}@ministry.example`;
const enter = (email: string, tried: string) =>
  authenticate({ email, password: tried, address: null, agent: null, device: null });

describe("npm run user:create", () => {
  it("prints a link by which the password of the new account is set", async () => {
    const email = somebody();
    const made = await run(["--email", email.toUpperCase(), "--name", "Ruth"]);
    expect(made).toMatchObject({ code: 0 });
    expect(await readPasswordLink(made.token)).toEqual({ email, name: "Ruth" });
    expect(await enter(email, "")).toMatchObject({ ok: false });
    expect(await setPasswordByLink(made.token, password)).toMatchObject({ ok: true });
    expect(await enter(email, password)).toMatchObject({ ok: true });
    const again = await run(["--email", email, "--name", "Ruth"]);
    expect(again).toMatchObject({
      code: 1,
      token: "",
      told: expect.stringContaining("has an account already") as string,
    });
    const anew = await run(["--email", email, "--link"]);
    expect(await readPasswordLink(anew.token)).toEqual({ email, name: "Ruth" });
  });

  it("takes a password from its input, under the rule for all", async () => {
    const email = somebody();
    const refused = await run(["--email", email, "--name", "Ruth", "--password-stdin"], { input: "parley-demo\n" });
    expect(refused).toMatchObject({ code: 1, told: expect.stringContaining("15 characters") as string });
    const made = await run(["--email", email, "--name", "Ruth", "--password-stdin", "--admin"], {
      input: `${password}\n`,
    });
    expect(made).toMatchObject({ code: 0, token: "" });
    expect(await enter(email, password)).toMatchObject({ ok: true });
    const { rows } = await owner.query("select is_admin from app_user where email = $1", [email]);
    expect(rows).toEqual([{ is_admin: true }]);
  });

  it("says what it needs when nobody can be asked", async () => {
    expect(await run([])).toMatchObject({ code: 1, told: expect.stringContaining("--email") as string });
    expect(await run(["--surprise"])).toMatchObject({ code: 1, told: expect.stringContaining("--surprise") as string });
    expect(await run(["--email", "nobody", "--name", "N"])).toMatchObject({ code: 1 });
  });

  it("makes the one who manages the others in an installation that was never started", async () => {
    const path = mkdtempSync(join(tmpdir(), "parley-first-"));
    chmodSync(path, 0o711);
    const env = { DATA_DIR: path, DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined };
    try {
      const early = await run(["--email", somebody(), "--link"], { env });
      expect(early).toMatchObject({ code: 1, told: expect.stringMatching(/ has no account here\.\n$/) as string });
      const first = await run(["--email", somebody(), "--name", "Ruth"], { env });
      expect(first).toMatchObject({ code: 0, out: expect.stringContaining("manages all others") as string });
      expect(first.token).not.toBe("");
      const second = await run(["--email", somebody(), "--name", "Marcus"], { env });
      expect(second.code).toBe(0);
      expect(second.out).not.toContain("manages all others");
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  }, 60_000);
});
