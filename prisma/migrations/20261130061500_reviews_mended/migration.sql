-- Reviews: who is asked again is told again, whoever is waited for is reminded, and one bad row stops nobody else's mail.

ALTER TABLE review ADD CONSTRAINT review_due_date_check CHECK (due_date IS NULL OR (due_date ~ '^\d{4}-\d\d-\d\d$' AND due_date::date IS NOT NULL));

-- Asked anew, the same day is another day to be reminded of. What was reminded of before belongs to what was asked last.
ALTER TABLE review_reminder ADD COLUMN "asked_id" UUID;
UPDATE review_reminder m SET asked_id = (
  SELECT v.record_id FROM review v JOIN record r ON r.id = v.record_id
   WHERE v.series_id = m.review_id AND v.is_asking ORDER BY r.valid_from DESC, r.seq DESC LIMIT 1);
ALTER TABLE review_reminder
  ALTER COLUMN "asked_id" SET NOT NULL,
  ADD FOREIGN KEY (asked_id) REFERENCES record (id),
  DROP CONSTRAINT review_reminder_pkey,
  ADD CONSTRAINT review_reminder_pkey PRIMARY KEY ("review_id", "user_id", "asked_id", "due_date", "is_overdue");

-- As before; whom a change asks is measured by what stood before it, and what was taken back asks nobody.
CREATE OR REPLACE FUNCTION told_of_review(event text, of_record uuid, review_id uuid, OUT asked uuid[], OUT involved uuid[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asker uuid;
  now_named uuid[];
  is_asking boolean;
  state text;
  place bigint;
BEGIN
  SELECT r.recorded_by INTO asker FROM record r WHERE r.series_id = $3 ORDER BY r.seq LIMIT 1;
  SELECT v.reviewer_ids, v.is_asking, v.state::text, r.seq INTO now_named, is_asking, state, place
    FROM review v JOIN record r ON r.id = v.record_id WHERE v.record_id = of_record;
  asked := '{}';
  involved := '{}';
  IF event = 'review.reminded' THEN
    SELECT coalesce(array_agg(m), '{}') INTO asked FROM missing_in_review($3) m;
  ELSIF event = 'review_answer.completed' THEN
    asked := ARRAY[asker];
  ELSIF event LIKE 'review\_answer.%' THEN
    involved := ARRAY[asker];
  ELSIF is_asking THEN
    asked := now_named;
  ELSIF event = 'review.changed' OR (event = 'review.undone' AND state = 'open') THEN
    SELECT coalesce(array_agg(n), '{}') INTO asked FROM unnest(now_named) n WHERE n <> ALL (coalesce((
      SELECT v.reviewer_ids FROM review v JOIN record r ON r.id = v.record_id
       WHERE v.series_id = $3 AND r.seq < place AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)
       ORDER BY r.seq DESC LIMIT 1), '{}')::uuid[]);
  ELSE
    involved := now_named || asker;
  END IF;
END $$;

-- The day in a time zone; in one that this database does not know, the day of UTC.
CREATE FUNCTION day_in(zone text) RETURNS date
LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (clock_timestamp() AT TIME ZONE zone)::date;
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN (clock_timestamp() AT TIME ZONE 'UTC')::date;
END $$;
REVOKE EXECUTE ON FUNCTION day_in(text) FROM PUBLIC;

-- Tells those who are missing once more: the day before, and once the day is over; each once for a day that was asked for,
-- and not within half a day of being asked. Who was never told, having named themselves, is told under what asked last. One
-- process does it at a time. Where a negotiation carries its own present, that is today.
CREATE OR REPLACE FUNCTION remind_reviewers() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  due record;
  told integer := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('remind_reviewers')) THEN RETURN 0; END IF;
  FOR due IN
    WITH standing AS (
      SELECT DISTINCT ON (v.series_id) v.series_id, v.negotiation_id, v.compartment_id, v.due_date, v.state, r.recorded_at
        FROM review v JOIN record r ON r.id = v.record_id
       WHERE NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)
       ORDER BY v.series_id, r.valid_from DESC, r.seq DESC),
    dated AS (
      SELECT s.*, s.due_date::date - coalesce(n.present::date, day_in(n.time_zone)) AS days
        FROM standing s JOIN negotiation n ON n.id = s.negotiation_id
       WHERE s.state = 'open' AND s.due_date IS NOT NULL)
    SELECT d.*, d.days < 0 AS is_overdue, missing.id AS user_id, last.audit_entry_id, asking.record_id AS asked_id, asking.entry_id
      FROM dated d CROSS JOIN missing_in_review(d.series_id) AS missing (id)
      CROSS JOIN LATERAL (
        SELECT v.record_id, e.id AS entry_id
          FROM review v JOIN record r ON r.id = v.record_id JOIN audit_entry e ON e.record_id = r.id
         WHERE v.series_id = d.series_id AND v.is_asking AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)
         ORDER BY r.valid_from DESC, r.seq DESC, e.seq LIMIT 1) asking
      LEFT JOIN LATERAL (
        SELECT i.* FROM inbox_entry i WHERE i.user_id = missing.id AND i.subject_id = d.series_id AND i.reason = 'assigned'
         ORDER BY i.at DESC LIMIT 1) last ON true
     WHERE d.days <= 1 AND coalesce(last.at, d.recorded_at) < clock_timestamp() - interval '12 hours'
     ORDER BY d.series_id, missing.id
  LOOP
    INSERT INTO review_reminder (review_id, user_id, asked_id, due_date, is_overdue)
    VALUES (due.series_id, due.user_id, due.asked_id, due.due_date, due.is_overdue) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    IF due.audit_entry_id IS NULL THEN
      INSERT INTO inbox_entry (user_id, audit_entry_id, negotiation_id, compartment_id, record_id, subject_id, reason, at)
      SELECT due.user_id, due.entry_id, due.negotiation_id, due.compartment_id, due.asked_id, due.series_id, 'assigned', clock_timestamp()
       WHERE EXISTS (SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
                      WHERE m.negotiation_id = due.negotiation_id AND m.user_id = due.user_id AND m.removed_at IS NULL)
         AND (due.compartment_id IS NULL OR EXISTS (
               SELECT 1 FROM compartment_member c WHERE c.compartment_id = due.compartment_id AND c.user_id = due.user_id))
      ON CONFLICT (user_id, audit_entry_id) DO UPDATE
         SET reason = 'assigned', at = clock_timestamp(), mail_by = mail_wanted(due.user_id, 'assigned'), job_id = NULL;
    ELSE
      UPDATE inbox_entry SET at = clock_timestamp(), mail_by = mail_wanted(user_id, reason), job_id = NULL
       WHERE user_id = due.user_id AND audit_entry_id = due.audit_entry_id;
    END IF;
    told := told + 1;
  END LOOP;
  RETURN told;
END $$;
