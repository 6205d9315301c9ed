/** A zip that we write stands where nothing was, and one that we read does no more than its contents page says. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { sha256 } from "./digest";
import { checkedBytes } from "./manifest";
import { ZipIn } from "./zip-in";
import { writeZip } from "./zip-out";

const path = mkdtempSync(join(tmpdir(), "parley-zip-"));
const file = (name: string) => join(path, name);

afterAll(() => rmSync(path, { recursive: true, force: true }));

it("closes what it writes to others, whatever lies beside it", async () => {
  writeFileSync(file("elsewhere"), "", { mode: 0o666 });
  symlinkSync(file("elsewhere"), file("new.zip.unfinished"));
  await writeZip(file("new.zip"), [{ name: "a", content: () => [Buffer.from("secret\n")] }]);
  expect(statSync(file("new.zip")).mode & 0o777).toBe(0o600);
  expect(readFileSync(file("elsewhere"), "utf8")).toBe("");
  rmSync(file("new.zip.unfinished"));
});

it("leaves a file alone that was made while it wrote, and nothing of its own", async () => {
  const writing = writeZip(file("late.zip"), [
    {
      name: "a",
      content: () => {
        writeFileSync(file("late.zip"), "another's");
        return [Buffer.from("b\n")];
      },
    },
  ]);
  await expect(writing).rejects.toThrow(/late.zip is there already/);
  expect(readFileSync(file("late.zip"), "utf8")).toBe("another's");
  expect(readdirSync(path).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
});

it("gives a part up once it holds more than was said, and at its end for another sum", async () => {
  const chunk = Buffer.alloc(64 * 1024, "a\n");
  await writeZip(file("bomb.zip"), [{ name: "a", content: () => Array.from({ length: 20 }, () => chunk) }]);
  const zip = await ZipIn.open(file("bomb.zip"));
  const readUpTo = async (bytes: number, sum: string) => {
    let read = 0;
    const parts = [{ name: "a", sha256: sum, bytes, rows: bytes / 2 }];
    const reading = async () => {
      for await (const each of checkedBytes(zip, parts, "a", "bomb.zip")) read += each.length;
    };
    const refused = await reading().catch((error: unknown) => String(error));
    return { read, refused };
  };
  const whole = Buffer.concat(Array.from({ length: 20 }, () => chunk));
  const early = await readUpTo(1024, sha256(whole));
  expect(early.refused).toMatch(/a in bomb.zip was changed or damaged/);
  expect(early.read).toBeLessThanOrEqual(1024);
  expect((await readUpTo(whole.length, sha256("other"))).refused).toMatch(/was changed or damaged/);
  expect(await readUpTo(whole.length, sha256(whole))).toEqual({ read: whole.length, refused: undefined });
  zip.close();
});

it("does not go through a directory of more parts than any archive has", async () => {
  const parts = Array.from({ length: 501 }, (_, at) => ({ name: `${at}`, content: () => [Buffer.from("a")] }));
  await writeZip(file("many.zip"), parts);
  expect(existsSync(file("many.zip"))).toBe(true);
  await expect(ZipIn.open(file("many.zip"))).rejects.toThrow(/holds 501 parts/);
});
