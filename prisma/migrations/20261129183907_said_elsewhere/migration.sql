-- AlterTable
ALTER TABLE "annotation" ADD COLUMN     "said_by" TEXT;

-- AlterTable
ALTER TABLE "annotation_reply" ADD COLUMN     "said_by" TEXT;
