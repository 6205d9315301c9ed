-- AlterTable
ALTER TABLE "record" ADD COLUMN     "act_id" UUID;

-- CreateTable
CREATE TABLE "act" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL DEFAULT current_user_id(),
    "negotiation_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "value" JSONB NOT NULL,

    CONSTRAINT "act_pkey" PRIMARY KEY ("actor_id","id")
);

-- CreateIndex
CREATE INDEX "act_actor_id_negotiation_id_at_idx" ON "act"("actor_id", "negotiation_id", "at");

-- CreateIndex
CREATE INDEX "record_act_id_idx" ON "record"("act_id");

-- ── Whose acts they are ─────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE act
  ADD CONSTRAINT act_negotiation_id_fkey FOREIGN KEY (negotiation_id) REFERENCES negotiation (id),
  ADD CONSTRAINT act_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app_user (id);
ALTER TABLE act ENABLE ROW LEVEL SECURITY;
CREATE POLICY act_is_mine ON act FOR SELECT USING (actor_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()));
CREATE POLICY act_is_done ON act FOR INSERT
  WITH CHECK (actor_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()));
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A retraction can itself be undone: what is recorded again supersedes it. A retraction of a retraction says nothing.
CREATE OR REPLACE FUNCTION check_supersession() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old_record record;
BEGIN
  IF NEW.supersedes_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT series_id, compartment_id, is_retraction INTO old_record FROM public.record WHERE id = NEW.supersedes_id;
  IF NOT FOUND OR old_record.series_id <> NEW.series_id
     OR old_record.compartment_id IS DISTINCT FROM NEW.compartment_id OR (old_record.is_retraction AND NEW.is_retraction) THEN
    RAISE EXCEPTION 'A correction supersedes a record of its own series and marking.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
