-- On the channel `parley_access` every process that keeps pages open hears whose access has changed: an account's id, and
-- the table that says so. What they may see now, each process asks as them.
CREATE FUNCTION announce_access() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('parley_access', concat_ws(' ',
    CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END ->> TG_ARGV[0], TG_TABLE_NAME));
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION announce_access() FROM PUBLIC;

CREATE TRIGGER announce AFTER INSERT OR UPDATE ON membership FOR EACH ROW EXECUTE FUNCTION announce_access('user_id');
CREATE TRIGGER announce AFTER INSERT OR DELETE ON compartment_member FOR EACH ROW EXECUTE FUNCTION announce_access('user_id');
CREATE TRIGGER announce AFTER UPDATE OF disabled_at ON app_user FOR EACH ROW EXECUTE FUNCTION announce_access('id');
CREATE TRIGGER announce AFTER UPDATE OF revoked_at ON sign_in FOR EACH ROW EXECUTE FUNCTION announce_access('user_id');
