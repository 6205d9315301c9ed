import { launch } from "./launch.mjs";

await launch("user-create.ts", { progress: process.stderr });
