-- A clock may be set back while a transaction is open: its records are then older than its own beginning. What says itself
-- when it was recorded, a day ago or longer, still keeps it.
DROP TRIGGER go_on ON record;
CREATE TRIGGER go_on BEFORE INSERT ON record FOR EACH ROW
  WHEN (NEW.recorded_at > transaction_timestamp() - interval '1 day') EXECUTE FUNCTION go_on_from_last();
