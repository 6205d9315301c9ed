import { launch } from "../launch.mjs";

await launch("bench/anchoring.ts");
