-- Of notes that nobody else reads, whoever keeps pages open for others need not look: whose they are is told with them. Of
-- shared ones each reader asks for themselves, as before.
CREATE OR REPLACE FUNCTION announce_notes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('parley_notes', concat_ws(' ', NEW.negotiation_id, NEW.id,
    CASE WHEN NEW.sharing = 'private' THEN NEW.author_id END));
  RETURN NULL;
END $$;
