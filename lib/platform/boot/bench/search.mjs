import { launch } from "../launch.mjs";

// With `--json` what is printed is the answer alone.
await launch("bench/search.ts", { progress: process.argv.includes("--json") ? process.stderr : process.stdout });
