-- As before, and whose account it is by its id: whom the identity provider alone lets in is sent no link.
DROP FUNCTION find_password_link(text);
CREATE FUNCTION find_password_link(token text) RETURNS TABLE (user_id uuid, name text, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name, u.email FROM password_link l JOIN app_user u ON u.id = l.user_id
   WHERE l.token_hash = token AND l.used_at IS NULL AND l.expires_at > clock_timestamp() AND u.disabled_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION find_password_link(text) FROM PUBLIC;
COMMENT ON FUNCTION find_password_link(text) IS 'Door: who holds a link.';
