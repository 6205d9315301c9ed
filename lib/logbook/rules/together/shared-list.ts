/**
 * A list that several write at once, inside a Yjs document. What stands in it is kept flat, by key and field, so that two
 * who begin the same item, or change different fields of one, are put together and neither replaces the other's whole:
 *
 * - `NAME/order` holds the keys in their order;
 * - `NAME` holds values of which there is one, under `KEY/FIELD`: who writes last is heard;
 * - `NAME/KEY/FIELD` is a text of its own, put together by character.
 *
 * What is removed stays in it, with a digest of what it was then: if somebody else changed it at the same time, unseen, it
 * no longer is what was removed, and stands again. Only before others come to read the document is it taken out of it
 * (`purgeList`). Keys and fields stay even then, so neither may say anything: they are random, or made by `keyFor`.
 */
import type * as Y from "yjs";
import { isSame } from "../merge";
import { spliceBetween } from "./splice";

/** An item taken apart: values by field, and texts by field. What is empty of a text is left out. */
export type Parts = { values: Readonly<Record<string, unknown>>; texts: Readonly<Record<string, string>> };

export type ListShape<Item> = {
  name: string;
  keyOf: (item: Item) => string;
  takeApart: (item: Item) => Parts;
  /** Undefined where the parts make no item. */
  putTogether: (key: string, parts: Parts) => unknown;
  /** The texts that an item with these values can have. */
  textsOf: (values: Parts["values"]) => readonly string[];
  /** Values that stay of what is purged: on them stands what somebody typed into it meanwhile, unseen. They say nothing. */
  bareFields: readonly string[];
};

const removed = "removed";
/** In place of the digest, of what was purged. */
const purged = 0;

/** The items in their order, each once. What the parts are is not checked here. */
export function readList<Item>(doc: Y.Doc, shape: ListShape<Item>): unknown[] {
  return [...itemsByKey(doc, shape).values()];
}

/** By key. What gives another key than it stands under is null: it is no item. */
function itemsByKey<Item>(doc: Y.Doc, shape: ListShape<Item>): Map<string, unknown> {
  return new Map(
    [...partsByKey(doc, shape)].flatMap(([key, parts]): [string, unknown][] => {
      const item = isGone(shape, parts) ? undefined : shape.putTogether(key, parts);
      if (item === undefined) return [];
      return [[key, shape.keyOf(item as Item) === key ? item : null]];
    }),
  );
}

/**
 * Takes out of the document what is not shown of the list, for who comes to read it: what was removed leaves a key that says
 * nothing. With `isLate`, only what came in after it was purged.
 */
export function purgeList<Item>(doc: Y.Doc, shape: ListShape<Item>, { isLate }: { isLate: boolean }): void {
  const fields = doc.getMap<unknown>(shape.name);
  const shown = new Map(
    [...itemsByKey(doc, shape)].flatMap(([key, item]): [string, Parts][] =>
      item === null ? [] : [[key, shape.takeApart(item as Item)]],
    ),
  );
  const isLeft = (key: string) => isLate && (shown.has(key) || fields.get(`${key}/${removed}`) !== purged);
  for (const path of [...fields.keys()]) {
    const [key, field] = cutAt(path);
    if (isLeft(key)) continue;
    const stays = shown.get(key)?.values;
    if (stays ? !Object.hasOwn(stays, field) : field !== removed && !shape.bareFields.includes(field))
      fields.delete(path);
  }
  const inList = [...doc.share.keys()].filter((name) => name.startsWith(`${shape.name}/`));
  for (const name of inList) {
    const [key, field] = cutAt(name.slice(shape.name.length + 1));
    if (!field || isLeft(key) || Object.hasOwn(shown.get(key)?.texts ?? {}, field)) continue;
    const text = doc.getText(name);
    if (text.length > 0) text.delete(0, text.length);
  }
  // The digest would tell who guesses what it was.
  for (const key of keysIn(doc, shape)) {
    const mark = `${key}/${removed}`;
    if (!shown.has(key) && !isLeft(key) && fields.get(mark) !== purged) fields.set(mark, purged);
  }
}

/** Whether the document holds anything for this list under a key that is not in its order: nothing honest does that. */
export function hasStrayKeys<Item>(doc: Y.Doc, shape: ListShape<Item>): boolean {
  const known = new Set(keysIn(doc, shape));
  const ofTexts = [...doc.share.keys()].filter((name) => name.startsWith(`${shape.name}/`));
  return [...doc.getMap(shape.name).keys(), ...ofTexts.map((name) => name.slice(shape.name.length + 1))].some(
    (path) => path !== "order" && !known.has(cutAt(path)[0]),
  );
}

/** A key for what these name, the same wherever it is made, that does not tell what they are. */
export function keyFor(...names: readonly (string | null)[]): string {
  return shortOf(JSON.stringify(names)).toString(36);
}

/**
 * Changes the list in the document to this one, touching nothing but what differs. With `before`, what the document says
 * now, only items that are others than there are looked at: a long list is written in at every key.
 */
export function writeList<Item>(
  doc: Y.Doc,
  shape: ListShape<Item>,
  items: readonly Item[],
  before?: readonly Item[],
): void {
  if (items === before) return;
  const old = before && new Map(before.map((item) => [shape.keyOf(item), item]));
  const changed = items.filter((item) => old?.get(shape.keyOf(item)) !== item);
  const keys = items.map((item) => shape.keyOf(item));
  const staying = new Set(keys);
  const all = partsByKey(
    doc,
    shape,
    old &&
      new Set([...changed.map((item) => shape.keyOf(item)), ...[...old.keys()].filter((key) => !staying.has(key))]),
  );
  const fields = doc.getMap(shape.name);
  const wanted = new Map(changed.map((item) => [shape.keyOf(item), shape.takeApart(item)]));
  for (const [key, now] of all) {
    if (!staying.has(key) && !isGone(shape, now)) fields.set(`${key}/${removed}`, digestOf(now));
  }
  for (const [key, next] of wanted) {
    const now = all.get(key) ?? nothing;
    for (const [field, value] of Object.entries(next.values))
      if (!isSame(now.values[field], value)) fields.set(`${key}/${field}`, value);
    for (const field of Object.keys(now.values))
      if (!Object.hasOwn(next.values, field)) fields.delete(`${key}/${field}`);
    for (const field of new Set([...Object.keys(now.texts), ...Object.keys(next.texts)]))
      writeText(doc.getText(`${shape.name}/${key}/${field}`), next.texts[field] ?? "");
    if (now.wasRemoved !== undefined) fields.delete(`${key}/${removed}`);
  }
  if (!before || before.length !== items.length || before.some((item, at) => shape.keyOf(item) !== keys[at]))
    place(doc.getArray<string>(`${shape.name}/order`), keys);
}

/** Changes a text to this one by the one stretch in which they differ. */
export function writeText(text: Y.Text, next: string): void {
  const splice = spliceBetween(text.toString(), next);
  if (!splice) return;
  if (splice.removed > 0) text.delete(splice.at, splice.removed);
  if (splice.inserted) text.insert(splice.at, splice.inserted);
}

/** Puts these keys into this order. Keys of what was removed stay where they are, since it may come to stand again. */
function place(order: Y.Array<string>, keys: readonly string[]): void {
  const wanted = new Set(keys);
  const seen = new Set<string>();
  const standing = order.toArray().filter((key) => wanted.has(key) && !seen.has(key) && seen.add(key));
  const staying = new Set(standing.length === 0 ? [] : longestRising(standing, keys));
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const key = order.get(at);
    if (wanted.has(key) && !staying.has(key)) order.delete(at);
  }
  let before = -1;
  let at = 0;
  let list = order.toArray();
  for (const key of keys) {
    if (staying.has(key)) {
      before = list.indexOf(key, at);
      at = before + 1;
      continue;
    }
    order.insert(before + 1, [key]);
    list = list.toSpliced(before + 1, 0, key);
    before += 1;
    at = before + 1;
  }
}

/** Of the keys that stand, the most that are in the wanted order already. */
function longestRising(standing: readonly string[], keys: readonly string[]): string[] {
  const rank = new Map(keys.map((key, place) => [key, place]));
  const best: { length: number; before: number }[] = [];
  let last = -1;
  for (const [at, key] of standing.entries()) {
    let [length, before] = [1, -1];
    // Most often all of them rise, and the one just before is the longest there can be.
    for (let from = at - 1; from >= 0 && length <= from + 1; from -= 1) {
      const than = best[from];
      if (than && (rank.get(standing[from] ?? "") ?? 0) < (rank.get(key) ?? 0) && than.length + 1 > length)
        [length, before] = [than.length + 1, from];
    }
    best.push({ length, before });
    if (last < 0 || length > (best[last]?.length ?? 0)) last = at;
  }
  const found: string[] = [];
  for (let at = last; at >= 0; at = best[at]?.before ?? -1) found.unshift(standing[at] ?? "");
  return found;
}

type Kept = Parts & { wasRemoved: unknown };
const nothing: Kept = { values: {}, texts: {}, wasRemoved: undefined };

function keysIn<Item>(doc: Y.Doc, { name }: ListShape<Item>): string[] {
  return [...new Set(doc.getArray<unknown>(`${name}/order`).toArray())].filter((key) => typeof key === "string");
}

function partsByKey<Item>(doc: Y.Doc, shape: ListShape<Item>, only?: ReadonlySet<string>): Map<string, Kept> {
  const values = new Map<string, Record<string, unknown>>();
  for (const [path, value] of doc.getMap<unknown>(shape.name)) {
    const [key, field] = cutAt(path);
    if (only && !only.has(key)) continue;
    const ofKey = values.get(key);
    if (ofKey) ofKey[field] = value;
    else values.set(key, { [field]: value });
  }
  return new Map(
    keysIn(doc, shape).flatMap((key): [string, Kept][] => {
      const found = values.get(key);
      if (!found) return [];
      const { [removed]: wasRemoved, ...rest } = found;
      const texts: Record<string, string> = {};
      for (const field of shape.textsOf(rest)) {
        const text = doc.getText(`${shape.name}/${key}/${field}`).toString();
        if (text) texts[field] = text;
      }
      return [[key, { values: rest, texts, wasRemoved }]];
    }),
  );
}

function isGone<Item>({ bareFields }: ListShape<Item>, parts: Kept): boolean {
  const { values, texts, wasRemoved } = parts;
  if (wasRemoved === undefined) return false;
  const isBare = Object.keys(texts).length === 0 && Object.keys(values).every((field) => bareFields.includes(field));
  return isBare || wasRemoved === digestOf(parts);
}

/** The key, and the field; no field where there is only one part. */
function cutAt(path: string): [string, string] {
  const cut = path.indexOf("/");
  return cut < 0 ? [path, ""] : [path.slice(0, cut), path.slice(cut + 1)];
}

function digestOf({ values, texts }: Parts): number {
  const sorted = (each: object) => Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1));
  const said = JSON.stringify([sorted(values), sorted(texts)], (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? sorted(value) : value,
  );
  return shortOf(said);
}

/** A short number for a text, the same wherever it is made. */
function shortOf(said: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < said.length; at += 1) {
    high = Math.imul(high ^ said.charCodeAt(at), 2654435761);
    low = Math.imul(low ^ said.charCodeAt(at), 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
