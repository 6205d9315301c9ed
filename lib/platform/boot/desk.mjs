import { launch } from "./launch.mjs";

await launch("desk.ts");
