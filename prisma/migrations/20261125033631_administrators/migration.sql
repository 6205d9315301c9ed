-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "is_admin" BOOLEAN NOT NULL DEFAULT false;
