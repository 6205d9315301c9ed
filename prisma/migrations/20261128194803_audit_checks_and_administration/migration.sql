-- CreateTable
CREATE TABLE "audit_check" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" UUID,
    "is_intact" BOOLEAN NOT NULL,

    CONSTRAINT "audit_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_check_negotiation_id_at_idx" ON "audit_check"("negotiation_id", "at");

-- ── Going through a chain ───────────────────────────────────────────────────────────────────────────────────────────
-- A page says that a chain was intact because a check of it stands here, and no row comes to stand here but by checking.

ALTER TABLE audit_check
  ADD CONSTRAINT audit_check_negotiation_id_fkey FOREIGN KEY (negotiation_id) REFERENCES negotiation (id),
  ADD CONSTRAINT audit_check_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app_user (id);
ALTER TABLE audit_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_check_is_visible ON audit_check FOR SELECT USING (negotiation_id IN (SELECT my_negotiations()));
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON audit_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DROP FUNCTION is_audit_intact(uuid);

-- Goes through the whole chain, hidden entries too, and keeps what was found. Null: they are no member.
CREATE FUNCTION check_audit(negotiation uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found_intact boolean;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM my_negotiations() AS mine WHERE mine = negotiation) THEN
    RETURN NULL;
  END IF;
  -- It takes long where the chain is long: one at a time.
  PERFORM pg_advisory_xact_lock(hashtextextended(negotiation::text, 2));
  SELECT first_broken IS NULL INTO found_intact FROM audit_verify(negotiation);
  INSERT INTO audit_check (negotiation_id, actor_id, is_intact) VALUES (negotiation, current_user_id(), found_intact);
  RETURN found_intact;
END $$;
COMMENT ON FUNCTION check_audit(uuid) IS 'Door: members.';

-- ── Who administers ─────────────────────────────────────────────────────────────────────────────────────────────────

-- False: there is no such account that can sign in, or it administers already.
CREATE FUNCTION give_administration(asked uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'Only an administrator makes another one.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE app_user SET is_admin = true WHERE id = asked AND NOT is_admin AND disabled_at IS NULL;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION give_administration(uuid) IS 'Door: administrators.';

-- 'taken'; 'last': nobody else who can sign in would be one; 'none': there is no such account, or it does not administer.
CREATE FUNCTION take_administration(asked uuid) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Two administrators who take it from each other: the second finds that they are none any more.
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  IF NOT is_administrator() THEN
    RAISE EXCEPTION 'Only an administrator takes administration from somebody.' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM app_user WHERE id <> asked AND is_admin AND disabled_at IS NULL) THEN
    RETURN 'last';
  END IF;
  UPDATE app_user SET is_admin = false WHERE id = asked AND is_admin;
  RETURN CASE WHEN FOUND THEN 'taken' ELSE 'none' END;
END $$;
COMMENT ON FUNCTION take_administration(uuid) IS 'Door: administrators.';
