"use client";

/**
 * What a form asks or shows after an answer that few ever get: somebody else was quicker, or it is too long ago that its
 * writer showed who they are. It comes with that answer.
 */
import { comesWithUse } from "./comesWithUse";

export const StandingView = comesWithUse(() => import("./StandingView").then((file) => file.StandingView));
export const ConfirmAgain = comesWithUse(() => import("./ConfirmAgain").then((file) => file.ConfirmAgain));
