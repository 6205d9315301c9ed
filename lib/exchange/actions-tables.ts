"use server";

import { runAction, runRead } from "@/lib/platform/action";
import type { Result } from "@/lib/platform/result";
import { addRows, beginTable, discardTable, settleTable, turnTable } from "./commands/table";
import { type BadRows, badRowsOf } from "./queries-table";
import { badRowsInput } from "./schema";
import { workSoon } from "./tables/work";

export async function beginTableAction(input: unknown): Promise<Result<{ tableId: string }>> {
  return runAction(beginTable, input, { isQuiet: true });
}

export async function addRowsAction(input: unknown): Promise<Result<{ place: number }>> {
  return runAction(addRows, input, { isQuiet: true });
}

export async function settleTableAction(input: unknown): Promise<Result<{ version: number }>> {
  const settled = await runAction(settleTable, input);
  if (settled.ok) workSoon();
  return settled;
}

export async function turnTableAction(input: unknown): Promise<Result<{ state: string }>> {
  const turned = await runAction(turnTable, input);
  if (turned.ok) workSoon();
  return turned;
}

export async function discardTableAction(input: unknown): Promise<Result<{ tableId: string }>> {
  return runAction(discardTable, input);
}

export async function badRowsAction(input: unknown): Promise<Result<BadRows>> {
  return runRead(badRowsInput, input, badRowsOf);
}
