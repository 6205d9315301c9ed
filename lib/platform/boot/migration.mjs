import { launch } from "./launch.mjs";

await launch("migration.ts");
