-- Whether a sign-in was ended while its account still stands: the page that it left open keeps what is typed there. Whoever
-- was shut out, or has been away for too long, is to read no further.
CREATE FUNCTION is_signed_out(asked uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sign_in s JOIN app_user u ON u.id = s.user_id
                  WHERE s.id = asked AND s.revoked_at IS NOT NULL AND u.disabled_at IS NULL)
$$;
REVOKE EXECUTE ON FUNCTION is_signed_out(uuid) FROM PUBLIC;
COMMENT ON FUNCTION is_signed_out(uuid) IS 'Door: a page left open by a sign-in that has ended.';
