-- Reviews: one rule for who can answer, in what is waited for as in what is written.

-- Who can answer a review that is marked so: members who do more than read, whose account stands, in its circle.
CREATE FUNCTION can_answer_review(of_negotiation uuid, of_compartment uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.user_id FROM membership m JOIN app_user u ON u.id = m.user_id
   WHERE m.negotiation_id = of_negotiation AND m.removed_at IS NULL AND m.role <> 'reader' AND u.disabled_at IS NULL
     AND (of_compartment IS NULL OR EXISTS (
       SELECT 1 FROM compartment_member c WHERE c.compartment_id = of_compartment AND c.user_id = m.user_id))
$$;
REVOKE EXECUTE ON FUNCTION can_answer_review(uuid, uuid) FROM PUBLIC;

-- Who was asked last, has not answered that, and can; nobody once it is ended.
CREATE OR REPLACE FUNCTION missing_in_review(review_id uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH said AS (
    SELECT v.*, r.valid_from, r.seq FROM review v JOIN record r ON r.id = v.record_id
     WHERE v.series_id = $1 AND NOT r.is_retraction AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id)),
  standing AS (SELECT * FROM said ORDER BY valid_from DESC, seq DESC LIMIT 1),
  asking AS (SELECT record_id FROM said WHERE is_asking ORDER BY valid_from DESC, seq DESC LIMIT 1)
  SELECT named.id FROM standing CROSS JOIN unnest(standing.reviewer_ids) AS named (id)
   WHERE standing.state = 'open'
     AND named.id IN (SELECT can_answer_review(standing.negotiation_id, standing.compartment_id))
     AND NOT EXISTS (
       SELECT 1 FROM review_answer a
        WHERE a.review_id = $1 AND a.reviewer_id = named.id AND a.asked_id = (SELECT record_id FROM asking)
          AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = a.record_id))
$$;

-- Whether this is what the review asked last, and the review, as it stands, is open and asks me.
CREATE FUNCTION review_asks_me(of_review uuid, by_record uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH said AS (
    SELECT v.*, r.valid_from, r.seq FROM review v JOIN record r ON r.id = v.record_id
     WHERE v.series_id = of_review AND NOT r.is_retraction AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id))
  SELECT coalesce((SELECT state = 'open' AND current_user_id() = ANY (reviewer_ids)
                     AND current_user_id() IN (SELECT can_answer_review(negotiation_id, compartment_id))
                     FROM said ORDER BY valid_from DESC, seq DESC LIMIT 1), false)
     AND coalesce((SELECT record_id = by_record FROM said WHERE is_asking ORDER BY valid_from DESC, seq DESC LIMIT 1), false)
$$;
REVOKE EXECUTE ON FUNCTION review_asks_me(uuid, uuid) FROM PUBLIC;
COMMENT ON FUNCTION review_asks_me(uuid, uuid) IS 'Door: whether a review asks me for an answer; the wall asks it of each.';

DROP POLICY review_answer_is_recordable ON review_answer;
CREATE POLICY review_answer_is_recordable ON review_answer FOR INSERT WITH CHECK (
  reviewer_id = current_user_id() AND negotiation_id IN (SELECT my_negotiations_as('commenter'))
  AND negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments()))
  AND EXISTS (SELECT 1 FROM review v
               WHERE v.record_id = asked_id AND v.series_id = review_id AND v.negotiation_id = review_answer.negotiation_id
                 AND v.compartment_id IS NOT DISTINCT FROM review_answer.compartment_id)
  AND review_asks_me(review_id, asked_id));
