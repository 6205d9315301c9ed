import { launch } from "./launch.mjs";

await launch("durability.ts");
