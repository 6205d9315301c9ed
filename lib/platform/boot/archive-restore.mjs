import { launch } from "./launch.mjs";

await launch("archive-restore.ts");
