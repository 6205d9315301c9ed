import { launch } from "./launch.mjs";

await launch("hostile.ts");
