"use client";

import { useActionState } from "react";
import { type FormState, idle } from "@/lib/platform/form";
import { tellingOfLost } from "./lostAnswer";

/**
 * The one way from a form to a Server Action: the last answer, what the form does, and whether it is under way. On the
 * server React gets the action itself, whose address it prints for who has no scripts.
 */
export function useFormAction(action: (previous: FormState, data: FormData) => Promise<FormState>) {
  return useActionState(typeof window === "undefined" ? action : tellingOfLost(action), idle);
}
