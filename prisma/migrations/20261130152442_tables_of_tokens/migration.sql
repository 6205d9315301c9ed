-- AlterTable
ALTER TABLE "taken_table" ADD COLUMN     "token_id" UUID;

ALTER TABLE taken_table ADD FOREIGN KEY (token_id) REFERENCES sign_in (id);

-- What a token has done with a table is done by that token to its end: within its limits, under its name in the chain, and
-- no longer than it holds. The database notes it, so that no command can leave it out.
CREATE FUNCTION table_of_token() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  carried sign_in := this_sign_in();
BEGIN
  IF NEW.state IN ('checking', 'recording', 'undoing') AND carried.purpose IN ('browser', 'token') THEN
    NEW.token_id := CASE WHEN carried.purpose = 'token' THEN carried.id END;
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION table_of_token() FROM PUBLIC;
CREATE TRIGGER of_token BEFORE INSERT OR UPDATE OF state ON taken_table FOR EACH ROW EXECUTE FUNCTION table_of_token();

-- As before, but a token's secret is no browser's, whether it holds or has ended.
CREATE OR REPLACE FUNCTION begin_guess(asked_email text, account text, address text, from_address text, device text)
RETURNS TABLE (guess bigint, wait integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_here timestamptz;
  is_known_device boolean;
  is_known_address boolean;
  source text;
  n record;
  frees timestamptz;
  heard_at timestamptz;
  office record;
  chosen text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('guess at account ' || account, 0));
  IF address IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('guess from address ' || address, 0));
  END IF;
  now_here := clock_timestamp();
  DELETE FROM attempt WHERE id IN
    (SELECT a.id FROM attempt a WHERE a.at < now_here - interval '1 day' LIMIT 1000 FOR UPDATE SKIP LOCKED);

  is_known_device := device IS NOT NULL AND EXISTS (
    SELECT 1 FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE u.email = lower(asked_email) AND s.device_hash = device AND s.purpose = 'browser' AND s.created_at > now_here - interval '180 days');
  is_known_address := from_address IS NOT NULL AND EXISTS (
    SELECT 1 FROM sign_in s JOIN app_user u ON u.id = s.user_id
     WHERE u.email = lower(asked_email) AND s.address = from_address AND s.created_at > now_here - interval '30 days');
  source := CASE WHEN is_known_device THEN device ELSE coalesce(address, 'unknown') END;

  SELECT count(*) FILTER (WHERE a.pool = 'device') AS in_device, min(a.at) FILTER (WHERE a.pool = 'device') AS oldest_device,
         count(*) FILTER (WHERE a.pool = 'address') AS in_address, min(a.at) FILTER (WHERE a.pool = 'address') AS oldest_address,
         count(*) FILTER (WHERE a.pool = 'open') AS in_open, min(a.at) FILTER (WHERE a.pool = 'open') AS oldest_open,
         count(*) FILTER (WHERE a.pool = 'open' AND a.source_hash = source) AS in_pair,
         min(a.at) FILTER (WHERE a.pool = 'open' AND a.source_hash = source) AS oldest_pair,
         count(*) FILTER (WHERE a.source_hash = source) AS of_source, max(a.at) FILTER (WHERE a.source_hash = source) AS latest
    INTO n FROM attempt a
   WHERE a.account_hash = account AND a.pool <> 'link' AND a.at > now_here - interval '1 hour';

  chosen := CASE
    WHEN is_known_device AND n.in_device < 6 THEN 'device'
    WHEN is_known_address AND n.in_address < 4 THEN 'address'
    WHEN n.in_open < 10 AND n.in_pair < 6 THEN 'open'
  END;
  IF chosen IS NULL THEN
    frees := greatest(CASE WHEN n.in_open >= 10 THEN n.oldest_open END, CASE WHEN n.in_pair >= 6 THEN n.oldest_pair END);
    heard_at := least(frees, CASE WHEN is_known_device THEN n.oldest_device END,
                             CASE WHEN is_known_address THEN n.oldest_address END) + interval '1 hour';
  END IF;
  IF n.of_source > 4 THEN
    heard_at := greatest(heard_at, n.latest + make_interval(secs => least(900, power(2, least(n.of_source - 4, 10)))));
  END IF;
  IF address IS NOT NULL THEN
    SELECT count(*) AS failures, max(a.at) AS latest INTO office FROM attempt a
     WHERE a.address_hash = address AND a.pool <> 'link' AND a.at > now_here - interval '1 hour';
    IF office.failures > 40 THEN
      heard_at := greatest(heard_at, office.latest + make_interval(secs => least(900, power(2, least(office.failures - 40, 10)))));
    END IF;
  END IF;

  wait := greatest(0, ceil(extract(epoch FROM heard_at - now_here)))::integer;
  IF coalesce(wait, 0) > 0 THEN
    RETURN NEXT;
    RETURN;
  END IF;
  wait := 0;
  INSERT INTO attempt (account_hash, source_hash, address_hash, pool, at)
  VALUES (account, source, address, coalesce(chosen, 'open'), now_here) RETURNING id INTO guess;
  RETURN NEXT;
END $$;
