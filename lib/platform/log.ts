import "server-only";
import pino from "pino";
import { env } from "./env";

/** Structured lines on standard error, without content: what failed, never what was written. */
export const log = pino({ base: undefined, level: env.logLevel }, pino.destination(2));
