/** What a browser does before anything of a page runs; Next calls it so. */
import { hearEarlyKeys } from "@/components/ui/earlyKeys";

// zod, where it meets its first schema, tries whether it may compile code, which our content policy forbids and a browser
// reports as a breach. It is told not to try, by the place where it keeps its settings: its own function for that would
// come along to every page.
(globalThis as { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };

hearEarlyKeys();
