import { defineConfig } from "prisma/config";

// The CLI insists on this file; the app itself reads its address from lib/platform/env.
export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
});
