import { seedDesk } from "@/prisma/desk/seed";

const [seed = "1", size] = process.argv.slice(2);
await seedDesk(Number(seed), size === "full");
