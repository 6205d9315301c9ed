-- AlterTable
ALTER TABLE "session" ADD COLUMN     "asked" UUID[] DEFAULT ARRAY[]::UUID[];
