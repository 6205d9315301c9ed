-- Forecasts: how likely a member holds a settlement by a day; theirs alone until they share it.

-- AlterEnum
ALTER TYPE "RecordKind" ADD VALUE 'forecast';

-- CreateTable
CREATE TABLE "forecast" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "term_id" UUID,
    "by_date" TEXT NOT NULL,
    "probability" INTEGER NOT NULL,
    "why" TEXT,

    CONSTRAINT "forecast_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "kept_forecast" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL DEFAULT current_user_id(),
    "term_id" UUID,
    "by_date" TEXT NOT NULL,
    "probability" INTEGER NOT NULL,
    "why" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "held_from" TEXT NOT NULL DEFAULT '',
    "shared_as" UUID,

    CONSTRAINT "kept_forecast_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "forecast_series_id_idx" ON "forecast"("series_id");

-- CreateIndex
CREATE INDEX "forecast_negotiation_id_idx" ON "forecast"("negotiation_id");

-- CreateIndex
CREATE INDEX "forecast_term_id_idx" ON "forecast"("term_id");

-- CreateIndex
CREATE INDEX "kept_forecast_negotiation_id_author_id_idx" ON "kept_forecast"("negotiation_id", "author_id");

-- AddForeignKey
ALTER TABLE "forecast" ADD CONSTRAINT "forecast_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE forecast ADD CONSTRAINT forecast_probability_check CHECK (probability BETWEEN 0 AND 100);

-- The same wall and the same rules as for every noun's row; like a remark, it takes a commenter.
DO $$
DECLARE
  visible constant text :=
    'negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))';
BEGIN
  EXECUTE 'ALTER TABLE forecast ENABLE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY forecast_is_visible ON forecast FOR SELECT USING (%s)', visible);
  EXECUTE format(
    'CREATE POLICY forecast_is_recordable ON forecast FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as(''commenter'')) AND %s)',
    visible);
  -- As text, since a value that is new to an enumeration cannot be named in the transaction that adds it.
  EXECUTE format(
    'CREATE POLICY record_is_forecast ON record FOR INSERT WITH CHECK (
       kind::text = ''forecast'' AND negotiation_id IN (SELECT my_negotiations_as(''commenter'')) AND %s)', visible);
  CREATE TRIGGER stamp BEFORE INSERT ON forecast FOR EACH ROW EXECUTE FUNCTION stamp_from_record('forecast');
  CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON forecast FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON forecast FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
END $$;

ALTER TABLE kept_forecast
  ADD FOREIGN KEY (negotiation_id) REFERENCES negotiation (id),
  ADD FOREIGN KEY (author_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (term_id, negotiation_id) REFERENCES series (id, negotiation_id),
  ADD FOREIGN KEY (shared_as) REFERENCES record (id),
  ADD CONSTRAINT kept_forecast_probability_check CHECK (probability BETWEEN 0 AND 100);

-- What is kept is its author's alone, and only while they are a member.
ALTER TABLE kept_forecast ENABLE ROW LEVEL SECURITY;
CREATE POLICY kept_forecast_is_mine ON kept_forecast FOR ALL
  USING (author_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()))
  WITH CHECK (author_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations_as('commenter')));

COMMENT ON TABLE kept_forecast IS 'App may: UPDATE (shared_as), DELETE.';

-- A forecast is worth what was known when it was made, so that nobody says that but the clock.
CREATE FUNCTION date_kept_forecast() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.made_at := clock_timestamp();
  SELECT coalesce(present, to_char(NEW.made_at AT TIME ZONE time_zone, 'YYYY-MM-DD"T"HH24:MI')) INTO NEW.held_from
    FROM negotiation WHERE id = NEW.negotiation_id;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION date_kept_forecast() FROM PUBLIC;
CREATE TRIGGER dated BEFORE INSERT ON kept_forecast FOR EACH ROW EXECUTE FUNCTION date_kept_forecast();
