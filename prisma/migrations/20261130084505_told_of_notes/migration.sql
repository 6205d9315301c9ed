-- Being told of notes that one is asked to write in, and being asked by a review no longer than it asks.

-- AlterTable
ALTER TABLE "inbox_entry" DROP CONSTRAINT "inbox_entry_pkey",
ADD COLUMN     "draft_id" UUID,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ALTER COLUMN "audit_entry_id" DROP NOT NULL,
ADD CONSTRAINT "inbox_entry_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_entry_user_id_audit_entry_id_key" ON "inbox_entry"("user_id", "audit_entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_entry_user_id_draft_id_key" ON "inbox_entry"("user_id", "draft_id");

ALTER TABLE inbox_entry
  ADD FOREIGN KEY (draft_id) REFERENCES session_draft (id) ON DELETE CASCADE,
  ADD CONSTRAINT inbox_entry_tells_one_thing CHECK ((audit_entry_id IS NULL) <> (draft_id IS NULL));

-- As before; of notes only as long as their reader may write in them.
DROP POLICY inbox_entry_is_mine ON inbox_entry;
CREATE POLICY inbox_entry_is_mine ON inbox_entry FOR SELECT
  USING (user_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations())
    AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))
    AND (draft_id IS NULL OR draft_id IN (SELECT id FROM session_draft)));

-- ── Notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Who is named as their writer is told, as who is asked by name, until the notes are filed or discarded, or they are named
-- no more. It carries the marking of the notes, so that a mail says of marked ones only that something waits.

CREATE FUNCTION tell_of_notes(of_draft uuid, writer uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO inbox_entry (user_id, draft_id, negotiation_id, compartment_id, subject_id, reason, at)
  SELECT w.user_id, d.id, d.negotiation_id, d.compartment_id, d.id, 'assigned', clock_timestamp()
    FROM session_draft d JOIN session_draft_writer w ON w.draft_id = d.id
   WHERE d.id = of_draft AND (writer IS NULL OR w.user_id = writer) AND w.user_id <> d.author_id
     AND d.sharing <> 'private' AND d.filed_as IS NULL AND d.discarded_at IS NULL
  ON CONFLICT DO NOTHING
$$;
REVOKE EXECUTE ON FUNCTION tell_of_notes(uuid, uuid) FROM PUBLIC;

CREATE FUNCTION tell_draft_writer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_of_notes(NEW.draft_id, NEW.user_id);
  ELSE
    DELETE FROM inbox_entry WHERE draft_id = OLD.draft_id AND user_id = OLD.user_id;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION tell_draft_writer() FROM PUBLIC;
CREATE TRIGGER tell_writer AFTER INSERT OR DELETE ON session_draft_writer FOR EACH ROW EXECUTE FUNCTION tell_draft_writer();

CREATE FUNCTION tell_draft_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.filed_as IS NOT NULL OR NEW.discarded_at IS NOT NULL THEN
    DELETE FROM inbox_entry WHERE draft_id = NEW.id;
  ELSE
    UPDATE inbox_entry SET compartment_id = NEW.compartment_id WHERE draft_id = NEW.id;
    -- Brought back, they wait for their writers again.
    IF OLD.discarded_at IS NOT NULL THEN PERFORM tell_of_notes(NEW.id, NULL); END IF;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION tell_draft_ended() FROM PUBLIC;
CREATE TRIGGER tell_ended AFTER UPDATE OF filed_as, discarded_at, compartment_id ON session_draft FOR EACH ROW
  WHEN (OLD.filed_as IS DISTINCT FROM NEW.filed_as OR OLD.discarded_at IS DISTINCT FROM NEW.discarded_at
        OR OLD.compartment_id IS DISTINCT FROM NEW.compartment_id)
  EXECUTE FUNCTION tell_draft_ended();

-- ── Reviews ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Who has answered is done with what asked them, and all are once a review has ended; what they are told later stands
-- in their inbox by itself. Where that is taken back, whoever is missing is asked again.

CREATE FUNCTION settle_review(of_review uuid, reader uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO inbox_state (user_id, subject_id, negotiation_id, done_at)
  SELECT i.user_id, i.subject_id, i.negotiation_id, max(i.at) FROM inbox_entry i
   WHERE i.subject_id = of_review AND (reader IS NULL OR i.user_id = reader)
   GROUP BY i.user_id, i.subject_id, i.negotiation_id HAVING bool_or(i.reason = 'assigned')
  ON CONFLICT (user_id, subject_id) DO UPDATE
     SET done_at = greatest(inbox_state.done_at, excluded.done_at), snoozed_until = NULL, snoozed_at = NULL
$$;
REVOKE EXECUTE ON FUNCTION settle_review(uuid, uuid) FROM PUBLIC;

CREATE FUNCTION settle_answered() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM settle_review(NEW.review_id, NEW.reviewer_id);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION settle_answered() FROM PUBLIC;
CREATE TRIGGER settle AFTER INSERT ON review_answer FOR EACH ROW EXECUTE FUNCTION settle_answered();

CREATE FUNCTION settle_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM settle_review(NEW.series_id, NULL);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION settle_ended() FROM PUBLIC;
CREATE TRIGGER settle AFTER INSERT ON review FOR EACH ROW WHEN (NEW.state <> 'open') EXECUTE FUNCTION settle_ended();

CREATE FUNCTION unsettle_review() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  of_review uuid;
BEGIN
  SELECT v.series_id INTO of_review FROM review v WHERE v.record_id = NEW.supersedes_id AND v.state <> 'open'
  UNION ALL SELECT a.review_id FROM review_answer a WHERE a.record_id = NEW.supersedes_id;
  UPDATE inbox_state SET done_at = NULL WHERE subject_id = of_review AND user_id IN (SELECT missing_in_review(of_review));
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION unsettle_review() FROM PUBLIC;
-- As text, as where the kinds were added.
CREATE TRIGGER unsettle AFTER INSERT ON record FOR EACH ROW
  WHEN (NEW.is_retraction AND NEW.kind::text IN ('review', 'review_answer')) EXECUTE FUNCTION unsettle_review();
