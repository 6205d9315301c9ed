import { type DeskKind, seedDesk } from "@/prisma/desk/seed";

const [seed = "1", kind = "crowded"] = process.argv.slice(2);
await seedDesk(Number(seed), kind as DeskKind);
