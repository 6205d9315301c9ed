-- A moment that is kept to the millisecond may be rounded to one that has not come: what was due at once was then not found
-- by who looked in the same half of a millisecond, and waited for the next look.
-- AlterTable
ALTER TABLE "job" ALTER COLUMN "due_at" SET DATA TYPE TIMESTAMPTZ(6),
ALTER COLUMN "leased_until" SET DATA TYPE TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "webhook" ALTER COLUMN "leased_until" SET DATA TYPE TIMESTAMPTZ(6),
ALTER COLUMN "rest_until" SET DATA TYPE TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "webhook_delivery" ALTER COLUMN "due_at" SET DATA TYPE TIMESTAMPTZ(6);
