-- CreateEnum
CREATE TYPE "TableState" AS ENUM ('adding', 'ready', 'checking', 'checked', 'recording', 'stopped', 'recorded', 'undoing', 'undone');

-- CreateTable
CREATE TABLE "taken_table" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL DEFAULT current_user_id(),
    "name" TEXT NOT NULL,
    "columns" TEXT[],
    "headings" TEXT NOT NULL,
    "state" "TableState" NOT NULL DEFAULT 'adding',
    "mapping" JSONB,
    "version" INTEGER NOT NULL DEFAULT 0,
    "said" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "taken_table_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "taken_part" (
    "table_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "first_row" INTEGER NOT NULL,
    "row_count" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,
    "checked_for" INTEGER NOT NULL DEFAULT 0,
    "good" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "bad" INTEGER NOT NULL DEFAULT 0,
    "wrong" JSONB NOT NULL DEFAULT '[]',
    "unknown" JSONB NOT NULL DEFAULT '{}',
    "is_recorded" BOOLEAN NOT NULL DEFAULT false,
    "is_undone" BOOLEAN NOT NULL DEFAULT false,
    "record_ids" UUID[],
    "kept" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "taken_part_pkey" PRIMARY KEY ("table_id","place")
);

-- CreateIndex
CREATE INDEX "taken_table_user_id_negotiation_id_idx" ON "taken_table"("user_id", "negotiation_id");

-- AddForeignKey
ALTER TABLE "taken_part" ADD CONSTRAINT "taken_part_table_id_fkey" FOREIGN KEY ("table_id") REFERENCES "taken_table"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What somebody is taking in is theirs alone, and only while they may write to the record.
ALTER TABLE taken_table
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (negotiation_id) REFERENCES negotiation (id);
ALTER TABLE taken_table ENABLE ROW LEVEL SECURITY;
CREATE POLICY taken_table_is_mine ON taken_table FOR ALL
  USING (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations_as('recorder')))
  WITH CHECK (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations_as('recorder')));
COMMENT ON TABLE taken_table IS 'App may: UPDATE (state, mapping, version, said, changed_at).';

ALTER TABLE taken_part
  ADD CONSTRAINT taken_part_rows_check CHECK (row_count BETWEEN 1 AND 1000 AND jsonb_array_length(rows) = row_count);
ALTER TABLE taken_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY taken_part_is_mine ON taken_part FOR ALL
  USING (table_id IN (SELECT t.id FROM taken_table t)) WITH CHECK (table_id IN (SELECT t.id FROM taken_table t));
COMMENT ON TABLE taken_part IS 'App may: UPDATE (checked_for, good, known, bad, wrong, unknown, is_recorded, is_undone, record_ids, kept), DELETE.';

-- ── Who takes a table in need not wait for it ───────────────────────────────────────────────────────────────────────
-- The job goes on as its author, also when they have signed out: under what they said it is to be marked with, so unlike
-- a mail it is in their compartments. No browser can carry its sign-in.

ALTER TABLE sign_in DROP CONSTRAINT sign_in_purpose_check;
ALTER TABLE sign_in ADD CONSTRAINT sign_in_purpose_check CHECK (purpose IN ('browser', 'calendar', 'mail', 'table'));

CREATE OR REPLACE FUNCTION my_compartments() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
  SELECT cm.compartment_id
    FROM compartment_member cm
    JOIN compartment c ON c.id = cm.compartment_id
    JOIN membership m ON m.negotiation_id = c.negotiation_id AND m.user_id = cm.user_id AND m.removed_at IS NULL
   WHERE cm.user_id = current_user_id()
     AND EXISTS (SELECT 1 FROM sign_in s
                  WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid AND s.purpose IN ('browser', 'table'))
$$;

-- Plans for each who has asked for something to be done with a table, one thing after another.
CREATE FUNCTION plan_tables() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO job (kind, user_id)
  SELECT DISTINCT 'table.work', t.user_id
    FROM taken_table t
    JOIN app_user u ON u.id = t.user_id AND u.disabled_at IS NULL
    JOIN membership m ON m.negotiation_id = t.negotiation_id AND m.user_id = t.user_id AND m.removed_at IS NULL AND m.role >= 'recorder'
   WHERE t.state IN ('checking', 'recording', 'undoing')
  ON CONFLICT (user_id, kind) WHERE ended_at IS NULL DO NOTHING
$$;
REVOKE EXECUTE ON FUNCTION plan_tables() FROM PUBLIC;
COMMENT ON FUNCTION plan_tables() IS 'Door: the app plans what is due.';

-- As before; the sign-in is one for what the job is.
CREATE OR REPLACE FUNCTION take_job(kinds text[], lasting interval)
RETURNS TABLE (id uuid, kind text, lease_id uuid, attempts integer, made_at timestamptz, is_unknown boolean,
               user_id uuid, name text, email text, sign_in_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  j job;
  u app_user;
  opened uuid;
  meant text;
BEGIN
  SELECT d.* INTO j FROM job d JOIN app_user a ON a.id = d.user_id AND a.disabled_at IS NULL
   WHERE d.ended_at IS NULL AND d.kind = ANY (kinds) AND d.due_at <= clock_timestamp()
     AND (d.leased_until IS NULL OR d.leased_until <= clock_timestamp())
   ORDER BY d.due_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED;
  IF NOT FOUND THEN RETURN; END IF;
  IF j.begun_at IS NOT NULL THEN
    UPDATE job d SET ended_at = clock_timestamp(), outcome = 'unknown' WHERE d.id = j.id;
    RETURN QUERY SELECT j.id, j.kind, j.lease_id, j.attempts, j.made_at, true, j.user_id, NULL::text, NULL::text, NULL::uuid;
    RETURN;
  END IF;
  UPDATE job d SET lease_id = gen_random_uuid(), leased_until = clock_timestamp() + lasting, attempts = d.attempts + 1
   WHERE d.id = j.id RETURNING d.* INTO j;
  SELECT a.* INTO u FROM app_user a WHERE a.id = j.user_id;
  meant := CASE WHEN j.kind = 'table.work' THEN 'table' ELSE 'mail' END;
  UPDATE sign_in s SET expires_at = now() + interval '1 hour', last_seen_at = clock_timestamp()
   WHERE s.id = (SELECT o.id FROM sign_in o WHERE o.user_id = j.user_id AND o.purpose = meant AND o.revoked_at IS NULL LIMIT 1)
  RETURNING s.id INTO opened;
  IF opened IS NULL THEN
    INSERT INTO sign_in (user_id, purpose, expires_at) VALUES (j.user_id, meant, now() + interval '1 hour') RETURNING sign_in.id INTO opened;
  END IF;
  RETURN QUERY SELECT j.id, j.kind, j.lease_id, j.attempts, j.made_at, false, j.user_id, u.name, u.email, opened;
END $$;
