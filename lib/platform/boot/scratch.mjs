import { launch } from "./launch.mjs";

// Its standard output is for a shell to evaluate.
await launch("scratch.ts", { progress: process.stderr });
