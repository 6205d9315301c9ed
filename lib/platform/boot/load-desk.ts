import { type DeskKind, seedDesk } from "@/prisma/desk/seed";

const [seed = "1", kind = "crowded", folder = ""] = process.argv.slice(2);
await seedDesk(Number(seed), kind as DeskKind, folder);
