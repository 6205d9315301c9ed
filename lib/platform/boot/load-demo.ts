import { seedDemo } from "@/prisma/seed";

await seedDemo();
