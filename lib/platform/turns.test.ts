import { expect, test } from "vitest";
import { turns } from "./turns";

const forever = new AbortController().signal;

/** Work that ends when it is told to. */
function work(name: string, log: string[]) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(name);
    await ended;
    return name;
  };
  return { run, end: () => end() };
}

test("as many are at work as may be, the others in the order they came", async () => {
  const take = turns({ atOnce: 1, most: 3, each: 1 });
  const log: string[] = [];
  const [one, two] = [work("one", log), work("two", log)];
  const [first, second] = [take("Ruth", forever, one.run), take("Omar", forever, two.run)];
  await Promise.resolve();
  expect(log).toEqual(["one"]);
  one.end();
  expect(await first).toBe("one");
  two.end();
  expect(await second).toBe("two");
  expect(log).toEqual(["one", "two"]);
});

test("nobody takes more places than are theirs, nor more than there are", async () => {
  const take = turns({ atOnce: 1, most: 2, each: 1 });
  const one = work("one", []);
  const held = [take("Ruth", forever, one.run)];
  expect(await take("Ruth", forever, one.run)).toBeNull();
  held.push(take("Omar", forever, one.run));
  expect(await take("Lina", forever, one.run)).toBeNull();
  one.end();
  expect(await Promise.all(held)).toEqual(["one", "one"]);
  expect(await take("Ruth", forever, one.run)).toBe("one");
});

test("whoever has gone waits no longer, and work that fails gives its turn on", async () => {
  const take = turns({ atOnce: 1, most: 9, each: 1 });
  const [one, log]: [ReturnType<typeof work>, string[]] = [work("one", []), []];
  const failing = take("Ruth", forever, async () => {
    await one.run();
    throw new Error("It failed.");
  });
  const gone = new AbortController();
  const left = take("Omar", gone.signal, work("left", log).run);
  const stays = take("Lina", forever, async () => "stayed");
  gone.abort();
  expect(await left).toBeNull();
  expect(await take("Omar", gone.signal, work("again", log).run)).toBeNull();
  one.end();
  await expect(failing).rejects.toThrow("It failed.");
  expect(await stays).toBe("stayed");
  expect(log).toEqual([]);
});
