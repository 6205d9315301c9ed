-- Following and being told: what somebody wants to hear of, what concerns them, and how far they have come with it.

-- CreateEnum
CREATE TYPE "InboxReason" AS ENUM ('mentioned', 'assigned', 'replied', 'followed');

-- CreateTable
CREATE TABLE "follow" (
    "user_id" UUID NOT NULL DEFAULT current_user_id(),
    "subject_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "follow_pkey" PRIMARY KEY ("user_id","subject_id")
);

-- CreateTable
CREATE TABLE "inbox_entry" (
    "user_id" UUID NOT NULL,
    "audit_entry_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "record_id" UUID,
    "subject_id" UUID NOT NULL,
    "reason" "InboxReason" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbox_entry_pkey" PRIMARY KEY ("user_id","audit_entry_id")
);

-- CreateTable
CREATE TABLE "inbox_state" (
    "user_id" UUID NOT NULL DEFAULT current_user_id(),
    "subject_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "snoozed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_state_pkey" PRIMARY KEY ("user_id","subject_id")
);

-- CreateIndex
CREATE INDEX "follow_negotiation_id_idx" ON "follow"("negotiation_id");

-- CreateIndex
CREATE INDEX "inbox_entry_user_id_subject_id_at_idx" ON "inbox_entry"("user_id", "subject_id", "at");

-- CreateIndex
CREATE INDEX "inbox_entry_record_id_idx" ON "inbox_entry"("record_id");

ALTER TABLE follow
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (negotiation_id) REFERENCES negotiation (id);
ALTER TABLE inbox_entry
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (audit_entry_id) REFERENCES audit_entry (id),
  ADD FOREIGN KEY (negotiation_id) REFERENCES negotiation (id);
ALTER TABLE inbox_state
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id),
  ADD FOREIGN KEY (negotiation_id) REFERENCES negotiation (id);

-- All of it is its member's alone, and only while they are one; what is marked, only while they are in the circle.
ALTER TABLE follow ENABLE ROW LEVEL SECURITY;
CREATE POLICY follow_is_mine ON follow FOR ALL
  USING (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()))
  WITH CHECK (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()));
COMMENT ON TABLE follow IS 'App may: UPDATE (is_on).';

ALTER TABLE inbox_state ENABLE ROW LEVEL SECURITY;
CREATE POLICY inbox_state_is_mine ON inbox_state FOR ALL
  USING (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()))
  WITH CHECK (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations()));
COMMENT ON TABLE inbox_state IS 'App may: UPDATE (read_at, done_at, snoozed_until, snoozed_at).';

ALTER TABLE inbox_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY inbox_entry_is_mine ON inbox_entry FOR SELECT
  USING (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations())
    AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments())));

-- What can be followed that a record is about, the likeliest to be asked for first: its thread, the session it was
-- recorded in, its terms, its party. Of what is taken back, what it was about. Only what all who may read the record may
-- see: under nothing else can it be told to them.
CREATE FUNCTION subjects_of(asked uuid) RETURNS TABLE (subject_id uuid, place integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  told record;
  said jsonb;
BEGIN
  SELECT r.kind::text AS kind, r.series_id, r.session_id, r.negotiation_id, r.compartment_id, r.supersedes_id INTO told FROM record r WHERE r.id = asked;
  IF NOT FOUND THEN RETURN; END IF;
  EXECUTE format('SELECT jsonb_strip_nulls(to_jsonb(n)) FROM %I n WHERE n.record_id IN ($1, $2) ORDER BY n.record_id = $1 DESC LIMIT 1', told.kind)
    INTO said USING asked, told.supersedes_id;
  said := coalesce(said, '{}');
  RETURN QUERY
  WITH named AS (
    SELECT told.series_id AS id, 0 AS after
    UNION ALL SELECT told.session_id, 1
    UNION ALL SELECT f.value::uuid, 1 FROM jsonb_each_text(said) f
      WHERE f.key IN ('annotation_id', 'term_id', 'from_term_id', 'to_term_id', 'party_id')
    UNION ALL SELECT t.id::uuid, 1 FROM jsonb_array_elements_text(coalesce(said -> 'term_ids', '[]')) t (id)
    UNION ALL SELECT (c.choice ->> 'termId')::uuid, 1 FROM jsonb_array_elements(coalesce(said -> 'choices', '[]')) c (choice)
    UNION ALL SELECT a.term_id, 2 FROM annotation a WHERE a.series_id = (said ->> 'annotation_id')::uuid
    UNION ALL SELECT d.party_id, 2 FROM delegate d
      WHERE d.series_id = (said ->> 'speaker_id')::uuid AND (d.compartment_id IS NULL OR d.compartment_id = told.compartment_id))
  SELECT s.id, min(n.after + CASE s.kind::text WHEN 'annotation' THEN 0 WHEN 'session' THEN 10 WHEN 'term' THEN 20 ELSE 30 END)
    FROM named n JOIN series s ON s.id = n.id AND s.negotiation_id = told.negotiation_id
   WHERE s.kind::text IN ('annotation', 'session', 'term', 'party') AND EXISTS (
     SELECT 1 FROM record r WHERE r.series_id = s.id AND (r.compartment_id IS NULL OR r.compartment_id = told.compartment_id))
   GROUP BY s.id;
END $$;
REVOKE EXECUTE ON FUNCTION subjects_of(uuid) FROM PUBLIC;

-- Puts what was just written into the inbox of those whom it concerns: who is mentioned or asked, who took part in the
-- thread, who follows what it is about. Never of who wrote it, and of nobody who may not read it. What was undone is
-- taken out again. An act on more subjects than a person would read one by one stands under the negotiation.
CREATE FUNCTION tell_team(entries uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  many constant integer := 12;
  is_many boolean;
  entry audit_entry;
  about uuid[];
  main uuid;
  mentioned uuid[];
  assignee uuid;
  thread uuid;
BEGIN
  -- Who loads a whole record into a negotiation that nobody follows does not wait for this.
  IF NOT EXISTS (SELECT 1 FROM follow w JOIN audit_entry e ON e.negotiation_id = w.negotiation_id
                  WHERE e.id = entries[1] AND w.is_on AND w.user_id <> e.actor_id)
     AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = ANY (entries) AND (e.event LIKE 'annotation%' OR e.event LIKE '%.undone')) THEN
    RETURN;
  END IF;
  -- By what all members may see, so that how it is told says nothing of what they may not.
  SELECT count(DISTINCT e.series_id) FILTER (WHERE e.compartment_id IS NULL) > many INTO is_many FROM audit_entry e WHERE e.id = ANY (entries);
  FOR entry IN SELECT * FROM audit_entry e WHERE e.id = ANY (entries) AND e.actor_id = current_user_id() ORDER BY e.seq LOOP
    IF entry.event LIKE '%.undone' THEN
      DELETE FROM inbox_entry i USING record r WHERE r.id = entry.record_id AND i.record_id = r.supersedes_id;
      -- What stands again after it was taken back is told like anything new; what says again what it said is not.
      CONTINUE WHEN NOT EXISTS (
        SELECT 1 FROM record r JOIN record s ON s.id = r.supersedes_id
         WHERE r.id = entry.record_id AND NOT r.is_retraction AND s.is_retraction);
    END IF;
    SELECT array_agg(s.subject_id ORDER BY s.place, s.subject_id) INTO about FROM subjects_of(entry.record_id) s;
    main := coalesce(about[1], entry.negotiation_id);
    mentioned := '{}';
    assignee := NULL;
    thread := NULL;
    IF entry.event LIKE 'annotation%' THEN
      SELECT s.id INTO thread FROM series s WHERE s.id = main AND s.kind = 'annotation';
      SELECT coalesce(array_agg(m), '{}') INTO mentioned
        FROM (SELECT unnest(a.mentioned_ids) AS m FROM annotation a WHERE a.record_id = entry.record_id
              UNION SELECT unnest(a.mentioned_ids) FROM annotation_reply a WHERE a.record_id = entry.record_id
              EXCEPT (SELECT unnest(a.mentioned_ids) FROM annotation a JOIN record r ON r.supersedes_id = a.record_id WHERE r.id = entry.record_id
                      UNION SELECT unnest(a.mentioned_ids) FROM annotation_reply a JOIN record r ON r.supersedes_id = a.record_id WHERE r.id = entry.record_id)) named;
      IF entry.event LIKE '%.assigned' THEN
        SELECT a.assignee_id INTO assignee FROM annotation_state a WHERE a.record_id = entry.record_id;
      END IF;
    END IF;
    INSERT INTO inbox_entry (user_id, audit_entry_id, negotiation_id, compartment_id, record_id, subject_id, reason, at)
    SELECT told.user_id, entry.id, entry.negotiation_id, entry.compartment_id, entry.record_id,
           CASE WHEN told.reason <> 'followed' OR told.follows_main THEN main
                ELSE coalesce(told.followed, CASE WHEN is_many THEN entry.negotiation_id ELSE main END) END,
           told.reason::"InboxReason", entry.at
      FROM (SELECT m.user_id, f.followed, f.follows_main,
                   CASE WHEN m.user_id = ANY (mentioned) THEN 'mentioned'
                        WHEN m.user_id = assignee THEN 'assigned'
                        WHEN NOT f.is_thread_muted AND thread IS NOT NULL AND EXISTS (
                          SELECT 1 FROM annotation a JOIN record r ON r.id = a.record_id
                           WHERE a.series_id = thread AND r.recorded_by = m.user_id
                          UNION ALL
                          SELECT 1 FROM annotation_reply a JOIN record r ON r.id = a.record_id
                           WHERE a.annotation_id = thread AND r.recorded_by = m.user_id) THEN 'replied'
                        -- Of a thread that they want to hear nothing of, not even as who follows its term.
                        WHEN f.followed IS NOT NULL AND NOT (f.is_thread_muted) THEN 'followed'
                        WHEN f.follows_all AND NOT f.is_muted THEN 'followed' END AS reason
              FROM membership m
              JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL
              CROSS JOIN LATERAL (
                SELECT coalesce(bool_or(NOT w.is_on AND w.subject_id = thread), false) AS is_thread_muted,
                       coalesce(bool_or(NOT w.is_on AND w.subject_id = ANY (about)), false) AS is_muted,
                       coalesce(bool_or(w.is_on AND w.subject_id = main), false) AS follows_main,
                       coalesce(bool_or(w.is_on AND w.subject_id = entry.negotiation_id), false) AS follows_all,
                       (array_agg(w.subject_id ORDER BY array_position(about, w.subject_id))
                         FILTER (WHERE w.is_on AND w.subject_id = ANY (about)))[1] AS followed
                  FROM follow w WHERE w.user_id = m.user_id AND w.negotiation_id = entry.negotiation_id) f
             WHERE m.negotiation_id = entry.negotiation_id AND m.removed_at IS NULL AND m.user_id <> entry.actor_id
               AND (entry.compartment_id IS NULL OR EXISTS (
                     SELECT 1 FROM compartment_member c WHERE c.compartment_id = entry.compartment_id AND c.user_id = m.user_id))) told
     WHERE told.reason IS NOT NULL
    ON CONFLICT DO NOTHING;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION tell_team(uuid[]) FROM PUBLIC;
COMMENT ON FUNCTION tell_team(uuid[]) IS 'Door: tells those whom an entry of one''s own concerns.';
