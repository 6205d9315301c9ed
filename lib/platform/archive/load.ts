/** Lines put back into their table, many at a time and in their order, with the database's own checks awake. */
import type { Client } from "pg";
import { columnsOf, insertOf } from "./rows";
import { linesIn } from "./zip-in";

const mostAtOnce = 1_000;
const bytesAtOnce = 2 * 1024 * 1024;

export interface Loading {
  table: string;
  only?: readonly string[];
  without?: readonly string[];
  /** What must not be torn apart by two statements. */
  together?: (line: string) => string;
}

/** Gives back how many were written. */
export async function loadLines(owner: Client, loading: Loading, bytes: AsyncIterable<Buffer>): Promise<number> {
  const { table, together } = loading;
  const insert = insertOf(table, await columnsOf(owner, table), loading);
  let [batch, size, total, last]: [string[], number, number, string | undefined] = [[], 0, 0, undefined];
  const write = async () => {
    if (batch.length > 0) await owner.query(insert, [`[${batch.join(",")}]`]);
    total += batch.length;
    [batch, size] = [[], 0];
  };
  for await (const line of linesIn(bytes)) {
    const whole = together?.(line);
    const isFull = batch.length >= mostAtOnce || size + line.length > bytesAtOnce;
    if (isFull && (whole === undefined || whole !== last)) await write();
    last = whole;
    batch.push(line);
    size += line.length;
  }
  await write();
  return total;
}

/** The value of a column of ids in a line, without reading all of it. */
export const idIn = (column: string) => {
  const place = new RegExp(`"${column}": "([0-9a-f-]{36})"`);
  return (line: string) => place.exec(line)?.[1] ?? "";
};
