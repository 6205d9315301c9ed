import { launch } from "./launch.mjs";

await launch("audit-verify.ts");
