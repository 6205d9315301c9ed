/** Run by web-begun.mjs: reads what Next's own program and the app would read later, and becomes it once it is told how. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const leave = () => process.exit();
process.once("disconnect", leave);
const told = new Promise((resolve) => process.once("message", resolve));

// The first has to be the first. What a newer Next has elsewhere, it reads when it needs it.
for (const name of [
  "next/dist/server/require-hook",
  "next/dist/cli/next-start",
  "next/dist/server/lib/router-server",
  "next/dist/server/next-server",
  "next/dist/compiled/next-server/app-page-turbo.runtime.prod.js",
  "next/dist/compiled/next-server/app-route-turbo.runtime.prod.js",
  "@prisma/client/runtime/client",
  "pino",
])
  try {
    require(name);
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
  }

const { program, args, env } = await told;
process.off("disconnect", leave);
process.disconnect();
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, env);
process.argv.splice(1, process.argv.length, program, ...args);
require(program);
