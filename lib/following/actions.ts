"use server";

import { runAction } from "@/lib/platform/action";
import type { Result } from "@/lib/platform/result";
import { followSubject } from "./commands/follow";

export async function followSubjectAction(input: unknown): Promise<Result<{ isOn: boolean }>> {
  return runAction(followSubject, input);
}
