import { launch } from "./launch.mjs";

await launch("audit-publish.ts");
