-- Reviews: colleagues asked by name to say by a day what they think of a wording or of the text, and what they answer.

-- CreateEnum
CREATE TYPE "ReviewSubject" AS ENUM ('wording', 'text');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('open', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "ReviewOpinion" AS ENUM ('agree', 'agree_with_changes', 'object');

-- AlterEnum
ALTER TYPE "RecordKind" ADD VALUE 'review';
ALTER TYPE "RecordKind" ADD VALUE 'review_answer';

-- CreateTable
CREATE TABLE "review" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "subject" "ReviewSubject" NOT NULL,
    "term_id" UUID,
    "clause_version_ids" UUID[],
    "reviewer_ids" UUID[],
    "due_date" TEXT,
    "note" TEXT,
    "state" "ReviewState" NOT NULL,
    "is_asking" BOOLEAN NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "review_answer" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "review_id" UUID NOT NULL,
    "term_id" UUID,
    "reviewer_id" UUID NOT NULL,
    "asked_id" UUID NOT NULL,
    "opinion" "ReviewOpinion" NOT NULL,
    "comment" TEXT,
    "suggestion_id" UUID,

    CONSTRAINT "review_answer_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "review_reminder" (
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "due_date" TEXT NOT NULL,
    "is_overdue" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "review_reminder_pkey" PRIMARY KEY ("review_id","user_id","due_date","is_overdue")
);

-- CreateIndex
CREATE INDEX "review_series_id_idx" ON "review"("series_id");

-- CreateIndex
CREATE INDEX "review_negotiation_id_idx" ON "review"("negotiation_id");

-- CreateIndex
CREATE INDEX "review_term_id_idx" ON "review"("term_id");

-- CreateIndex
CREATE INDEX "review_answer_series_id_idx" ON "review_answer"("series_id");

-- CreateIndex
CREATE INDEX "review_answer_review_id_idx" ON "review_answer"("review_id");

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_answer" ADD CONSTRAINT "review_answer_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same wall and the same rules as for every noun's row; like a remark, each takes a commenter. An answer is its
-- reviewer's own, and only who was named has one.
DO $$
DECLARE
  t text;
  visible constant text :=
    'negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))';
BEGIN
  FOREACH t IN ARRAY ARRAY['review', 'review_answer'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT USING (%s)', t || '_is_visible', t, visible);
    -- As text, since a value that is new to an enumeration cannot be named in the transaction that adds it.
    EXECUTE format(
      'CREATE POLICY %I ON record FOR INSERT WITH CHECK (
         kind::text = %L AND negotiation_id IN (SELECT my_negotiations_as(''commenter'')) AND %s)', 'record_is_' || t, t, visible);
    EXECUTE format('CREATE TRIGGER stamp BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION stamp_from_record(%L)', t, t);
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  EXECUTE format(
    'CREATE POLICY review_is_recordable ON review FOR INSERT WITH CHECK (negotiation_id IN (SELECT my_negotiations_as(''commenter'')) AND %s)',
    visible);
  EXECUTE format(
    'CREATE POLICY review_answer_is_recordable ON review_answer FOR INSERT WITH CHECK (
       reviewer_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations_as(''commenter'')) AND %s
       AND EXISTS (SELECT 1 FROM review v WHERE v.record_id = asked_id AND v.series_id = review_id)
       AND EXISTS (SELECT 1 FROM review v WHERE v.series_id = review_id AND current_user_id() = ANY (v.reviewer_ids)))',
    visible);
END $$;

ALTER TABLE review
  ADD CONSTRAINT review_subject_check CHECK ((subject = 'text') = (term_id IS NULL) AND (subject = 'text') = (clause_version_ids = '{}')),
  ADD CONSTRAINT review_reviewers_check CHECK (state <> 'open' OR reviewer_ids <> '{}');
ALTER TABLE review_reminder
  ADD FOREIGN KEY (review_id) REFERENCES series (id),
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id);

-- No policy: the app's role sees nothing here.
ALTER TABLE review_reminder ENABLE ROW LEVEL SECURITY;

-- Who was asked last and has not answered that; nobody once it is ended.
CREATE FUNCTION missing_in_review(review_id uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH said AS (
    SELECT v.*, r.valid_from, r.seq FROM review v JOIN record r ON r.id = v.record_id
     WHERE v.series_id = $1 AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)),
  standing AS (SELECT * FROM said ORDER BY valid_from DESC, seq DESC LIMIT 1),
  asking AS (SELECT record_id FROM said WHERE is_asking ORDER BY valid_from DESC, seq DESC LIMIT 1)
  SELECT named.id FROM standing CROSS JOIN unnest(standing.reviewer_ids) AS named (id)
   WHERE standing.state = 'open' AND NOT EXISTS (
     SELECT 1 FROM review_answer a
      WHERE a.review_id = $1 AND a.reviewer_id = named.id AND a.asked_id = (SELECT record_id FROM asking)
        AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = a.record_id))
$$;
REVOKE EXECUTE ON FUNCTION missing_in_review(uuid) FROM PUBLIC;

-- Whom what was done in a review asks for something, and who took part in it: whoever was asked hears what is asked of
-- them and how it ended, and who asked hears each answer; the last of them asks for an end.
CREATE FUNCTION told_of_review(event text, of_record uuid, review_id uuid, OUT asked uuid[], OUT involved uuid[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  asker uuid;
  now_named uuid[];
  is_asking boolean;
BEGIN
  SELECT r.recorded_by INTO asker FROM record r WHERE r.series_id = $3 ORDER BY r.seq LIMIT 1;
  SELECT v.reviewer_ids, v.is_asking INTO now_named, is_asking FROM review v WHERE v.record_id = of_record;
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
  ELSIF event = 'review.changed' THEN
    SELECT coalesce(array_agg(n), '{}') INTO asked FROM unnest(now_named) n WHERE n <> ALL ((
      SELECT v.reviewer_ids FROM review v JOIN record r ON r.id = v.record_id
       WHERE v.series_id = $3 AND v.record_id <> of_record ORDER BY r.seq DESC LIMIT 1)::uuid[]);
  ELSE
    involved := now_named || asker;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION told_of_review(text, uuid, uuid) FROM PUBLIC;

-- What can be followed that a record is about, the likeliest to be asked for first: its thread or its review, the
-- session it was recorded in, its terms, its party. Of what is taken back, what it was about. Only what all who may read the record may
-- see: under nothing else can it be told to them.
CREATE OR REPLACE FUNCTION subjects_of(asked uuid) RETURNS TABLE (subject_id uuid, place integer)
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
      WHERE f.key IN ('annotation_id', 'review_id', 'term_id', 'from_term_id', 'to_term_id', 'party_id')
    UNION ALL SELECT t.id::uuid, 1 FROM jsonb_array_elements_text(coalesce(said -> 'term_ids', '[]')) t (id)
    UNION ALL SELECT (c.choice ->> 'termId')::uuid, 1 FROM jsonb_array_elements(coalesce(said -> 'choices', '[]')) c (choice)
    UNION ALL SELECT a.term_id, 2 FROM annotation a WHERE a.series_id = (said ->> 'annotation_id')::uuid
    UNION ALL SELECT d.party_id, 2 FROM delegate d
      WHERE d.series_id = (said ->> 'speaker_id')::uuid AND (d.compartment_id IS NULL OR d.compartment_id = told.compartment_id))
  SELECT s.id, min(n.after + CASE s.kind::text WHEN 'annotation' THEN 0 WHEN 'review' THEN 0 WHEN 'session' THEN 10 WHEN 'term' THEN 20 ELSE 30 END)
    FROM named n JOIN series s ON s.id = n.id AND s.negotiation_id = told.negotiation_id
   WHERE s.kind::text IN ('annotation', 'review', 'session', 'term', 'party') AND EXISTS (
     SELECT 1 FROM record r WHERE r.series_id = s.id AND (r.compartment_id IS NULL OR r.compartment_id = told.compartment_id))
   GROUP BY s.id;
END $$;

-- Puts what was just written into the inbox of those whom it concerns: who is mentioned or asked, who took part in the
-- thread or the review, who follows what it is about. Never of who wrote it, and of nobody who may not read it. What was undone is
-- taken out again. An act on more subjects than a person would read one by one stands under the negotiation.
CREATE OR REPLACE FUNCTION tell_team(entries uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  many constant integer := 12;
  is_many boolean;
  entry audit_entry;
  about uuid[];
  main uuid;
  mentioned uuid[];
  asked uuid[];
  involved uuid[];
  thread uuid;
BEGIN
  -- Who loads a whole record into a negotiation that nobody follows does not wait for this.
  IF NOT EXISTS (SELECT 1 FROM follow w JOIN audit_entry e ON e.negotiation_id = w.negotiation_id
                  WHERE e.id = entries[1] AND w.is_on AND w.user_id <> e.actor_id)
     AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = ANY (entries) AND (e.event LIKE 'annotation%' OR e.event LIKE 'review%' OR e.event LIKE '%.undone')) THEN
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
    asked := '{}';
    involved := '{}';
    thread := NULL;
    IF entry.event LIKE 'annotation%' THEN
      SELECT s.id INTO thread FROM series s WHERE s.id = main AND s.kind = 'annotation';
      SELECT coalesce(array_agg(m), '{}') INTO mentioned
        FROM (SELECT unnest(a.mentioned_ids) AS m FROM annotation a WHERE a.record_id = entry.record_id
              UNION SELECT unnest(a.mentioned_ids) FROM annotation_reply a WHERE a.record_id = entry.record_id
              EXCEPT (SELECT unnest(a.mentioned_ids) FROM annotation a JOIN record r ON r.supersedes_id = a.record_id WHERE r.id = entry.record_id
                      UNION SELECT unnest(a.mentioned_ids) FROM annotation_reply a JOIN record r ON r.supersedes_id = a.record_id WHERE r.id = entry.record_id)) named;
      IF entry.event LIKE '%.assigned' THEN
        SELECT array_agg(a.assignee_id) INTO asked FROM annotation_state a WHERE a.record_id = entry.record_id;
      END IF;
    ELSIF entry.event LIKE 'review%' THEN
      SELECT s.id INTO thread FROM series s WHERE s.id = main AND s.kind::text = 'review';
      SELECT t.asked, t.involved INTO asked, involved FROM told_of_review(entry.event, entry.record_id, thread) t;
    END IF;
    INSERT INTO inbox_entry (user_id, audit_entry_id, negotiation_id, compartment_id, record_id, subject_id, reason, at)
    SELECT told.user_id, entry.id, entry.negotiation_id, entry.compartment_id, entry.record_id,
           CASE WHEN told.reason <> 'followed' OR told.follows_main THEN main
                ELSE coalesce(told.followed, CASE WHEN is_many THEN entry.negotiation_id ELSE main END) END,
           told.reason::"InboxReason", entry.at
      FROM (SELECT m.user_id, f.followed, f.follows_main,
                   CASE WHEN m.user_id = ANY (mentioned) THEN 'mentioned'
                        WHEN m.user_id = ANY (asked) THEN 'assigned'
                        WHEN NOT f.is_thread_muted AND m.user_id = ANY (involved) THEN 'replied'
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

-- Tells those who are missing once more: the day before, and once the day is over; each once for a day that was given, and
-- not within half a day of being asked. Where a negotiation carries its own present, that is today.
CREATE FUNCTION remind_reviewers() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  due record;
  told integer := 0;
BEGIN
  FOR due IN
    WITH standing AS (
      SELECT DISTINCT ON (v.series_id) v.series_id, v.negotiation_id, v.due_date, v.state
        FROM review v JOIN record r ON r.id = v.record_id
       WHERE NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)
       ORDER BY v.series_id, r.valid_from DESC, r.seq DESC),
    dated AS (
      SELECT s.series_id, s.due_date,
             s.due_date::date - coalesce(n.present::date, (clock_timestamp() AT TIME ZONE n.time_zone)::date) AS days
        FROM standing s JOIN negotiation n ON n.id = s.negotiation_id
       WHERE s.state = 'open' AND s.due_date IS NOT NULL)
    SELECT d.series_id, d.due_date, d.days < 0 AS is_overdue, last.user_id, last.audit_entry_id
      FROM dated d CROSS JOIN missing_in_review(d.series_id) AS missing (id)
      CROSS JOIN LATERAL (
        SELECT i.* FROM inbox_entry i WHERE i.user_id = missing.id AND i.subject_id = d.series_id AND i.reason = 'assigned'
         ORDER BY i.at DESC LIMIT 1) last
     WHERE d.days <= 1 AND last.at < clock_timestamp() - interval '12 hours'
  LOOP
    INSERT INTO review_reminder (review_id, user_id, due_date, is_overdue)
    VALUES (due.series_id, due.user_id, due.due_date, due.is_overdue) ON CONFLICT DO NOTHING;
    CONTINUE WHEN NOT FOUND;
    UPDATE inbox_entry SET at = clock_timestamp(), mail_by = mail_wanted(user_id, reason), job_id = NULL
     WHERE user_id = due.user_id AND audit_entry_id = due.audit_entry_id;
    told := told + 1;
  END LOOP;
  RETURN told;
END $$;
REVOKE EXECUTE ON FUNCTION remind_reviewers() FROM PUBLIC;
COMMENT ON FUNCTION remind_reviewers() IS 'Door: the app reminds whom a review waits for.';
