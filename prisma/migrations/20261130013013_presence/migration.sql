-- Presence: who is on which page, and who is writing on what. It is no record: it holds for half a minute after it was last
-- said, is in no audit chain, and need not survive a crash.

-- CreateTable
CREATE UNLOGGED TABLE "presence" (
    "user_id" UUID NOT NULL,
    "tab_id" UUID NOT NULL,
    "is_writing" BOOLEAN NOT NULL,
    "sign_in_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "page" TEXT,
    "doing" TEXT,
    "subject_ids" UUID[],
    "turn" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "presence_pkey" PRIMARY KEY ("user_id","tab_id","is_writing")
);

-- CreateTable
CREATE TABLE "presence_off" (
    "user_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "presence_off_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "presence_negotiation_id_idx" ON "presence"("negotiation_id");

ALTER TABLE presence_off ADD FOREIGN KEY (user_id) REFERENCES app_user (id);
ALTER TABLE presence_off ENABLE ROW LEVEL SECURITY;
CREATE POLICY presence_off_is_mine ON presence_off FOR SELECT USING (user_id = current_user_id());

-- Others are told of while they are members and are here. Who is on a page, or writes on something, that the reader may not
-- read is nowhere for them; what was taken back or marked since is not to be read any more. The record's own wall answers,
-- as it does for the reader's pages.
ALTER TABLE presence ENABLE ROW LEVEL SECURITY;
CREATE POLICY presence_is_told ON presence FOR SELECT
  USING (negotiation_id IN (SELECT my_negotiations())
    AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))
    AND page IS NOT NULL
    AND seen_at > now() - interval '30 seconds'
    AND user_id <> current_user_id()
    AND NOT EXISTS (SELECT 1 FROM presence_off)
    AND EXISTS (SELECT 1 FROM membership m
                 WHERE m.negotiation_id = presence.negotiation_id AND m.user_id = presence.user_id AND m.removed_at IS NULL)
    AND NOT EXISTS (
      SELECT 1 FROM unnest(subject_ids) AS asked (id)
       WHERE NOT EXISTS (
         SELECT 1 FROM record_period p
          WHERE p.negotiation_id = presence.negotiation_id AND p.known_to = '9999-12-31 00:00:00+00'
            AND (p.series_id = asked.id OR p.record_id = asked.id))));

-- On the channel `parley_presence` every process that keeps pages open hears where somebody came or went: a negotiation's
-- id, and no more. What a reader is told of it, each process asks as them.
CREATE FUNCTION announce_presence() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    -- That somebody is still there is nothing to tell, unless they were no longer reckoned with.
    IF OLD.negotiation_id = NEW.negotiation_id AND OLD.page IS NOT DISTINCT FROM NEW.page
       AND OLD.doing IS NOT DISTINCT FROM NEW.doing AND OLD.subject_ids = NEW.subject_ids
       AND OLD.compartment_id IS NOT DISTINCT FROM NEW.compartment_id
       AND OLD.seen_at > clock_timestamp() - interval '30 seconds' THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP <> 'INSERT' AND OLD.page IS NOT NULL THEN
    PERFORM pg_notify('parley_presence', OLD.negotiation_id::text);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.page IS NOT NULL THEN
    PERFORM pg_notify('parley_presence', NEW.negotiation_id::text);
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION announce_presence() FROM PUBLIC;
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON presence FOR EACH ROW EXECUTE FUNCTION announce_presence();

-- One page says where it is, and on what something is written there; with no page, that it was left. False: it is not taken
-- in, since its reader is nobody, no member, does not wish to be shown, or has more pages open than anybody reads.
CREATE FUNCTION be_present(
  carried uuid, tab uuid, said integer, negotiation uuid, here text, here_about uuid[],
  writes text, writes_about uuid[], writes_for uuid
) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid;
BEGIN
  PERFORM set_config('app.sign_in', carried::text, true);
  me := current_user_id();
  IF me IS NULL OR negotiation NOT IN (SELECT my_negotiations()) OR EXISTS (SELECT 1 FROM presence_off WHERE user_id = me) THEN
    RETURN false;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM presence WHERE user_id = me AND tab_id = tab) THEN
    -- Whoever comes clears away what holds no longer, a few at a time, and waits for nobody who does the same.
    DELETE FROM presence WHERE (user_id, tab_id, is_writing) IN (
      SELECT p.user_id, p.tab_id, p.is_writing FROM presence p
       WHERE p.seen_at < clock_timestamp() - interval '2 minutes' LIMIT 100 FOR UPDATE SKIP LOCKED);
    IF (SELECT count(*) FROM presence WHERE user_id = me) >= 60 THEN
      RETURN false;
    END IF;
  END IF;
  INSERT INTO presence AS p (user_id, tab_id, is_writing, sign_in_id, negotiation_id, compartment_id, page, doing, subject_ids, turn)
  VALUES (me, tab, false, carried, negotiation, NULL, here, NULL, here_about, said),
         (me, tab, true, carried, negotiation, writes_for, CASE WHEN writes IS NOT NULL THEN here END, writes, writes_about, said)
  ON CONFLICT (user_id, tab_id, is_writing) DO UPDATE
     SET sign_in_id = excluded.sign_in_id, negotiation_id = excluded.negotiation_id, compartment_id = excluded.compartment_id,
         page = excluded.page, doing = excluded.doing, subject_ids = excluded.subject_ids, turn = excluded.turn,
         seen_at = clock_timestamp()
   WHERE p.turn < excluded.turn;
  RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION be_present(uuid, uuid, integer, uuid, text, uuid[], text, uuid[], uuid) FROM PUBLIC;
COMMENT ON FUNCTION be_present(uuid, uuid, integer, uuid, text, uuid[], text, uuid[], uuid) IS 'Door: a member, for their own pages.';

-- Whether I am shown to others and they to me. My open pages hear of it as of a change of what I may see.
CREATE FUNCTION choose_presence(shown boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
BEGIN
  IF me IS NULL THEN
    RAISE EXCEPTION 'Sign in first.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF shown THEN
    DELETE FROM presence_off WHERE user_id = me;
  ELSE
    INSERT INTO presence_off (user_id) VALUES (me) ON CONFLICT DO NOTHING;
    DELETE FROM presence WHERE user_id = me;
  END IF;
  PERFORM pg_notify('parley_access', concat_ws(' ', me, 'presence_off'));
END $$;
REVOKE EXECUTE ON FUNCTION choose_presence(boolean) FROM PUBLIC;
COMMENT ON FUNCTION choose_presence(boolean) IS 'Door: whoever is signed in, for themselves.';

-- Who was taken out, shut out or signed out is nowhere at once.
CREATE FUNCTION end_presence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'membership' THEN
      DELETE FROM presence WHERE user_id = NEW.user_id AND negotiation_id = NEW.negotiation_id;
    WHEN 'app_user' THEN
      DELETE FROM presence WHERE user_id = NEW.id;
    ELSE
      DELETE FROM presence WHERE user_id = NEW.user_id AND sign_in_id = NEW.id;
  END CASE;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION end_presence() FROM PUBLIC;
CREATE TRIGGER end_presence AFTER UPDATE OF removed_at ON membership FOR EACH ROW
  WHEN (NEW.removed_at IS NOT NULL) EXECUTE FUNCTION end_presence();
CREATE TRIGGER end_presence AFTER UPDATE OF disabled_at ON app_user FOR EACH ROW
  WHEN (NEW.disabled_at IS NOT NULL) EXECUTE FUNCTION end_presence();
CREATE TRIGGER end_presence AFTER UPDATE OF revoked_at ON sign_in FOR EACH ROW
  WHEN (NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION end_presence();
