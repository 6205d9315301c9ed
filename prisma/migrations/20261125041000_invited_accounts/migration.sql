-- An account for who holds an open link and has none. It waits its turn in the negotiation before it takes hold of the
-- link, as whoever revokes it does; and it says what is wrong with a link that opens nothing.
-- The user is null: the address has an account, whose owner signs in.

DROP FUNCTION make_invited_account(text, text, text, text);
CREATE FUNCTION make_invited_account(token text, new_email text, new_name text, new_hash text)
RETURNS TABLE (state text, user_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  asked invitation;
BEGIN
  SELECT i.* INTO asked FROM invitation i WHERE i.token_hash = token;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(asked.negotiation_id::text, 0));
  SELECT i.* INTO asked FROM invitation i WHERE i.token_hash = token FOR UPDATE;
  IF invitation_state(asked) <> 'open' OR EXISTS (SELECT 1 FROM app_user u WHERE u.email = lower(new_email)) THEN
    RETURN QUERY SELECT invitation_state(asked), NULL::uuid;
    RETURN;
  END IF;
  RETURN QUERY SELECT 'open', create_user(new_email, new_name, new_hash);
END $$;
COMMENT ON FUNCTION make_invited_account(text, text, text, text) IS 'Door: who holds a link.';
