-- CreateEnum
CREATE TYPE "DraftSharing" AS ENUM ('private', 'invited', 'open');

-- AlterTable
ALTER TABLE "session_draft" ADD COLUMN     "compartment_id" UUID,
ADD COLUMN     "sharing" "DraftSharing" NOT NULL DEFAULT 'private';

-- CreateTable
CREATE TABLE "session_draft_writer" (
    "draft_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "session_draft_writer_pkey" PRIMARY KEY ("draft_id","user_id")
);

-- CreateTable
CREATE TABLE "session_draft_update" (
    "draft_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL DEFAULT current_user_id(),
    "update" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "session_draft_update_pkey" PRIMARY KEY ("draft_id","version")
);

-- CreateIndex
CREATE INDEX "session_draft_writer_user_id_idx" ON "session_draft_writer"("user_id");

ALTER TABLE session_draft
  ADD CONSTRAINT session_draft_id_negotiation_id_key UNIQUE (id, negotiation_id),
  ADD CONSTRAINT session_draft_compartment_id_fkey FOREIGN KEY (compartment_id, negotiation_id) REFERENCES compartment (id, negotiation_id);
ALTER TABLE session_draft_writer
  ADD FOREIGN KEY (draft_id, negotiation_id) REFERENCES session_draft (id, negotiation_id),
  ADD FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE session_draft_update
  ADD FOREIGN KEY (draft_id, negotiation_id) REFERENCES session_draft (id, negotiation_id),
  ADD FOREIGN KEY (author_id) REFERENCES app_user (id);

-- Security definer, since the drafts' own wall asks it.
CREATE FUNCTION my_draft_invitations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT draft_id FROM session_draft_writer WHERE user_id = current_user_id()
$$;
REVOKE EXECUTE ON FUNCTION my_draft_invitations() FROM PUBLIC;
COMMENT ON FUNCTION my_draft_invitations() IS 'Door: the drafts that I was invited to write.';

-- A draft is its author's alone, and only while they are a member. One that is shared is read and written by those who
-- may write sessions, see its marking, and are asked to: its author, too, has to be one of them.
DROP POLICY session_draft_is_mine ON session_draft;
DO $$
DECLARE
  recorder constant text := 'negotiation_id IN (SELECT my_negotiations_as(''recorder''))';
  shared constant text :=
    '(compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))
      AND (sharing = ''open'' OR author_id = current_user_id() OR id IN (SELECT my_draft_invitations()))';
  ours constant text := format(
    'CASE WHEN sharing = ''private'' THEN author_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations())
     ELSE %s AND %s END', recorder, shared);
BEGIN
  EXECUTE format('CREATE POLICY session_draft_is_ours ON session_draft FOR SELECT USING (%s)', ours);
  EXECUTE format('CREATE POLICY session_draft_is_begun ON session_draft FOR INSERT
    WITH CHECK (%s AND author_id = current_user_id() AND sharing = ''private'' AND compartment_id IS NULL)', recorder);
  EXECUTE format('CREATE POLICY session_draft_is_written ON session_draft FOR UPDATE USING (%s)
    WITH CHECK (%s AND %s AND (sharing <> ''private'' OR compartment_id IS NULL))', ours, recorder, ours);
END $$;

-- Who writes it is known to those who do. Its author says who.
ALTER TABLE session_draft_writer ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_draft_writer_is_visible ON session_draft_writer FOR SELECT
  USING (draft_id IN (SELECT id FROM session_draft));
CREATE POLICY session_draft_writer_is_invited ON session_draft_writer FOR INSERT
  WITH CHECK (draft_id IN (SELECT d.id FROM session_draft d WHERE d.author_id = current_user_id()));
CREATE POLICY session_draft_writer_is_out ON session_draft_writer FOR DELETE
  USING (draft_id IN (SELECT d.id FROM session_draft d WHERE d.author_id = current_user_id()));

ALTER TABLE session_draft_update ENABLE ROW LEVEL SECURITY;
CREATE POLICY session_draft_update_is_ours ON session_draft_update FOR ALL
  USING (draft_id IN (SELECT id FROM session_draft))
  WITH CHECK (draft_id IN (SELECT id FROM session_draft) AND author_id = current_user_id());

-- Who leaves the team is invited no more, also if they come back.
CREATE FUNCTION end_draft_invitations() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM session_draft_writer WHERE negotiation_id = NEW.negotiation_id AND user_id = NEW.user_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION end_draft_invitations() FROM PUBLIC;
CREATE TRIGGER end_draft_invitations AFTER UPDATE OF removed_at ON membership FOR EACH ROW
  WHEN (NEW.removed_at IS NOT NULL) EXECUTE FUNCTION end_draft_invitations();

COMMENT ON TABLE session_draft IS 'App may: UPDATE (content, version, updated_at, filed_as, discarded_at, sharing, compartment_id).';
COMMENT ON TABLE session_draft_writer IS 'App may: DELETE.';
COMMENT ON TABLE session_draft_update IS 'App may: DELETE.';

-- On the channel `parley_notes` every process that keeps pages open hears which notes have changed, by their negotiation
-- and their id. Who may read them, and what is new in them, each reader asks for themselves.
CREATE FUNCTION announce_notes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('parley_notes', concat_ws(' ', NEW.negotiation_id, NEW.id));
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION announce_notes() FROM PUBLIC;
CREATE TRIGGER announce AFTER UPDATE OF version ON session_draft FOR EACH ROW EXECUTE FUNCTION announce_notes();

-- Whom a draft is shared with, and what it is marked with, changes what they may see.
CREATE TRIGGER announce AFTER INSERT OR DELETE ON session_draft_writer FOR EACH ROW EXECUTE FUNCTION announce_access('user_id');
CREATE FUNCTION announce_sharing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('parley_access', concat_ws(' ', user_id, 'session_draft'))
     FROM membership WHERE negotiation_id = NEW.negotiation_id AND removed_at IS NULL AND role >= 'recorder';
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION announce_sharing() FROM PUBLIC;
CREATE TRIGGER announce_sharing AFTER UPDATE OF sharing, compartment_id ON session_draft FOR EACH ROW
  WHEN (OLD.sharing IS DISTINCT FROM NEW.sharing OR OLD.compartment_id IS DISTINCT FROM NEW.compartment_id)
  EXECUTE FUNCTION announce_sharing();
