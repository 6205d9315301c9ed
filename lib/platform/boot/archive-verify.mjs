import { launch } from "./launch.mjs";

await launch("archive-verify.ts");
