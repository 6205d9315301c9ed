import { launch } from "./launch.mjs";

await launch("secret-replace.ts");
