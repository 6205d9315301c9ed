-- A clock may be set back. What is recorded later is never recorded earlier, or a correction would have been known before
-- what it corrects: the moments of a negotiation go on from its chain's last entry, a millisecond at a time, until the
-- clock has caught up.

CREATE FUNCTION go_on_from_last() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  last timestamptz := (SELECT e.at FROM audit_head h JOIN audit_entry e ON e.negotiation_id = h.negotiation_id AND e.seq = h.seq
                        WHERE h.negotiation_id = NEW.negotiation_id);
BEGIN
  IF NEW.recorded_at < last THEN
    NEW.recorded_at := last + interval '1 millisecond';
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION go_on_from_last() FROM PUBLIC;

-- What says itself when it was recorded, as a restored record does, keeps it. By its name it comes before the others.
CREATE TRIGGER go_on BEFORE INSERT ON record FOR EACH ROW WHEN (NEW.recorded_at >= transaction_timestamp())
  EXECUTE FUNCTION go_on_from_last();

CREATE OR REPLACE FUNCTION audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head record;
  carried sign_in := this_sign_in();
  last timestamptz;
BEGIN
  IF carried.purpose = 'token' THEN
    NEW.body := left(rtrim(NEW.body), -1) || ',"token":' || json_build_object('id', carried.id, 'name', carried.token_name) || '}';
  END IF;
  SELECT seq, hash INTO head FROM audit_head WHERE negotiation_id = NEW.negotiation_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_head (negotiation_id, seq, hash) VALUES (NEW.negotiation_id, 0, '') ON CONFLICT DO NOTHING;
    SELECT seq, hash INTO head FROM audit_head WHERE negotiation_id = NEW.negotiation_id FOR UPDATE;
  END IF;
  last := (SELECT e.at FROM audit_entry e WHERE e.negotiation_id = NEW.negotiation_id AND e.seq = head.seq);
  NEW.seq := head.seq + 1;
  NEW.at := date_trunc('milliseconds', clock_timestamp());
  IF NEW.at < last THEN
    NEW.at := last + interval '1 millisecond';
  END IF;
  NEW.actor_id := current_user_id();
  NEW.previous_hash := head.hash;
  NEW.hash := audit_hash(NEW);
  UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE negotiation_id = NEW.negotiation_id;
  RETURN NEW;
END $$;
