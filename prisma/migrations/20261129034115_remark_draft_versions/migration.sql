-- AlterTable
ALTER TABLE "remark_draft" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "content" DROP NOT NULL;

-- A draft that was shared or discarded leaves its version, by which another device knows that it is gone.
COMMENT ON TABLE remark_draft IS 'App may: UPDATE (content, version, updated_at).';
