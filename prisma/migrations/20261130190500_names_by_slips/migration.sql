-- A slip in a name: by what is left of the words when a letter or two are left out, so that not every name is compared.

-- CreateTable
CREATE TABLE "search_name_word" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "word" TEXT NOT NULL,
    "slips" TEXT[],

    CONSTRAINT "search_name_word_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_name_word_negotiation_id_word_idx" ON "search_name_word"("negotiation_id", "word");

-- CreateIndex
CREATE INDEX "search_name_word_slips_idx" ON "search_name_word" USING GIN ("slips");

ALTER TABLE search_name_word ENABLE ROW LEVEL SECURITY;

-- What is left of the beginning of a word when up to `most` of its letters are left out, itself among it. Two words that are
-- `most` slips apart have some of it in common: "symmetric delete" (W. Garbe, SymSpell, 2012). Of a longer word the first
-- seven letters do, since what is put in or left out moves the others by no more than it counts.
CREATE FUNCTION search_slips(word text, most integer) RETURNS SETOF text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp AS $$
  WITH beginning AS (SELECT left(word, 7) AS t)
  SELECT t FROM beginning
  UNION
  SELECT left(t, i - 1) || substr(t, i + 1) FROM beginning, generate_series(1, length(t)) AS i WHERE most > 0
  UNION
  SELECT left(t, i - 1) || substr(t, i + 1, j - i - 1) || substr(t, j + 1)
    FROM beginning, generate_series(1, length(t)) AS i, generate_series(i + 1, length(t)) AS j WHERE most > 1
$$;
REVOKE EXECUTE ON FUNCTION search_slips(text, integer) FROM PUBLIC;

-- The words of the names in these documents that are not known under their marking. Two who write at once may both add one,
-- which is looked for once; a row that only one may add would let each wait for the other.
CREATE FUNCTION search_name_statement(from_rows text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT format(
    'INSERT INTO search_name_word (negotiation_id, compartment_id, word, slips)
     SELECT n.negotiation_id, n.compartment_id, n.word,
            ARRAY(SELECT search_scope(n.negotiation_id, n.compartment_id) || ''/'' || slip
                    FROM search_slips(n.word, CASE WHEN length(n.word) < 6 THEN 1 ELSE 2 END) AS slip)
       FROM (SELECT DISTINCT d.negotiation_id, d.compartment_id, each.word
               FROM %s d LEFT JOIN statement s ON s.record_id = d.record_id
               CROSS JOIN LATERAL unnest(string_to_array(search_clipped(search_fold(left(coalesce(d.title, s.speaker_name), 2000))), '' '')) AS each (word)
              WHERE d.kind IN (''party'', ''delegate'', ''source'', ''term'', ''statement'') AND length(each.word) > 2) n
      WHERE NOT EXISTS (SELECT 1 FROM search_name_word k
                         WHERE k.negotiation_id = n.negotiation_id AND k.word = n.word AND k.compartment_id IS NOT DISTINCT FROM n.compartment_id)',
    from_rows)
$$;
REVOKE EXECUTE ON FUNCTION search_name_statement(text) FROM PUBLIC;

CREATE FUNCTION index_names_for_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE search_name_statement('added');
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION index_names_for_search() FROM PUBLIC;
CREATE TRIGGER names AFTER INSERT ON search_document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION index_names_for_search();

DO $$ BEGIN EXECUTE search_name_statement('search_document'); END $$;
ANALYZE search_name_word;

-- The words of names that may have been meant by these, each with no more than so many slips. Like the words of documents
-- they are looked for under the signs of the reader alone. One plan for whatever is asked: that of the index.
CREATE FUNCTION find_name_words(of_negotiations uuid[], asked text[], slips integer[]) RETURNS TABLE (typed text, word text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  mine uuid[] := ARRAY(SELECT m FROM my_negotiations() AS m WHERE m = ANY (of_negotiations));
  circles uuid[] := ARRAY(SELECT c.id FROM compartment c WHERE c.negotiation_id = ANY (mine) AND c.id IN (SELECT my_compartments()));
  scopes text[] := ARRAY(SELECT search_scope(m, NULL) FROM unnest(mine) AS m)
    || ARRAY(SELECT search_scope(c.negotiation_id, c.id) FROM compartment c WHERE c.id = ANY (circles));
  place integer;
  looked_for text[];
BEGIN
  FOR place IN 1 .. coalesce(cardinality(asked), 0) LOOP
    looked_for := ARRAY(SELECT scope || '/' || slip FROM unnest(scopes) AS scope, search_slips(asked[place], find_name_words.slips[place]) AS slip);
    RETURN QUERY
      SELECT DISTINCT asked[place], w.word FROM search_name_word w
       WHERE w.slips && looked_for AND w.negotiation_id = ANY (mine) AND (w.compartment_id IS NULL OR w.compartment_id = ANY (circles))
         AND abs(length(w.word) - length(asked[place])) <= find_name_words.slips[place];
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION find_name_words(uuid[], text[], integer[]) FROM PUBLIC;
COMMENT ON FUNCTION find_name_words(uuid[], text[], integer[]) IS 'Door: which names of what its reader may see are like these words.';

-- ── Who reads ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- As before; every policy asks it, so it is asked once who acts and not for each membership, and its plan is kept.
CREATE OR REPLACE FUNCTION my_negotiations() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
BEGIN
  RETURN QUERY
    SELECT m.negotiation_id FROM membership m
     WHERE m.user_id = me AND m.removed_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM sign_in s
                        WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid
                          AND NOT coalesce(cardinality(s.only_in) = 0 OR m.negotiation_id = ANY (s.only_in), false));
END $$;

CREATE OR REPLACE FUNCTION my_compartments() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 5 SET search_path = public, pg_temp AS $$
DECLARE
  me uuid := current_user_id();
BEGIN
  RETURN QUERY
    SELECT cm.compartment_id
      FROM compartment_member cm
      JOIN compartment c ON c.id = cm.compartment_id
      JOIN membership m ON m.negotiation_id = c.negotiation_id AND m.user_id = cm.user_id AND m.removed_at IS NULL
     WHERE cm.user_id = me
       AND EXISTS (SELECT 1 FROM sign_in s
                    WHERE s.id = nullif(current_setting('app.sign_in', true), '')::uuid AND s.purpose IN ('browser', 'table', 'token')
                      AND (cardinality(s.only_in) = 0 OR c.negotiation_id = ANY (s.only_in)));
END $$;
