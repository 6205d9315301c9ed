-- Finding, mended: long words, records without a document, a source's own words, whose words they are, and what stands
-- among very many.

-- Of words longer than any in a language, as of a key or of a sentence in a script without spaces, the beginning: the
-- database takes no word of more than 2,046 bytes, and would refuse the record that holds it.
CREATE OR REPLACE FUNCTION search_clipped(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT regexp_replace(folded, '([^ '']{200})[^ '']+', '\1', 'g')
$$;
REVOKE EXECUTE ON FUNCTION search_clipped(text) FROM PUBLIC;

-- The words of a document: of what it is called before those of what it says, before what else it is found by. Of a very
-- long one the beginning, since there is a limit to how much the database takes for one.
CREATE OR REPLACE FUNCTION search_words(language text, title text, body text, extra text, scope text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT search_signed((
    setweight(to_tsvector(search_config(language), coalesce(search_clipped(search_fold(left(title, 2000))), '')), 'A')
    || setweight(to_tsvector(search_config(language), coalesce(search_clipped(search_fold(left(body, 100000))), '')), 'B')
    || to_tsvector(search_config(language), coalesce(search_clipped(search_fold(left(extra, 20000))), '')))::text, scope)::tsvector
$$;
REVOKE EXECUTE ON FUNCTION search_words(text, text, text, text, text) FROM PUBLIC;

-- The same of what is asked, within its quotes.
CREATE OR REPLACE FUNCTION search_query(wanted text, languages text[], scopes text[]) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT string_agg('(' || search_signed(asked.words, scope) || ')', ' | ')::tsquery
    FROM (SELECT DISTINCT to_tsquery(search_config(language), search_clipped(wanted))::text AS words FROM unnest(languages) AS language) asked
    CROSS JOIN unnest(scopes) AS scope
   WHERE asked.words <> ''
$$;

CREATE OR REPLACE FUNCTION search_matches(asked text[], wanted text, languages text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT each FROM unnest(asked) AS each
   WHERE EXISTS (SELECT 1 FROM (SELECT DISTINCT search_config(l) AS config FROM unnest(languages) AS l) c
                  WHERE to_tsvector(c.config, search_clipped(each)) @@ to_tsquery(c.config, search_clipped(wanted)))
$$;

-- ── A source's own words ────────────────────────────────────────────────────────────────────────────────────────────

-- They come after the source, and may be in a language that its title and note are not in. The statement that adds them.
CREATE FUNCTION search_statement_of_source_words(from_rows text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT format(
    'UPDATE search_document d
        SET body = concat_ws(E''\n'', d.body, left(w.text, 100000)),
            words = d.words || search_words(n.language, NULL, w.text, NULL, search_scope(d.negotiation_id, d.compartment_id))
       FROM %s w JOIN source n ON n.record_id = w.record_id
      WHERE d.record_id = w.record_id', from_rows)
$$;
REVOKE EXECUTE ON FUNCTION search_statement_of_source_words(text) FROM PUBLIC;

CREATE FUNCTION index_source_words_for_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE search_statement_of_source_words('added');
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION index_source_words_for_search() FROM PUBLIC;
CREATE TRIGGER search AFTER INSERT ON source_words REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION index_source_words_for_search();

-- ── What has no document ────────────────────────────────────────────────────────────────────────────────────────────

-- Makes the documents that are missing, as of what an older version recorded while the triggers were being made; gives
-- how many they were.
CREATE FUNCTION index_missing_for_search() RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  noun text;
  anew bigint;
  total bigint := 0;
BEGIN
  CREATE TEMPORARY TABLE source_without_document ON COMMIT DROP AS
    SELECT s.record_id FROM public.source s WHERE NOT EXISTS (SELECT 1 FROM search_document d WHERE d.record_id = s.record_id);
  FOR noun IN SELECT unnest(enum_range(NULL::"RecordKind"))::text LOOP
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM search_parts(noun));
    EXECUTE search_statement(noun, format(
      '(SELECT t.* FROM %I t WHERE NOT EXISTS (SELECT 1 FROM search_document d WHERE d.record_id = t.record_id))', noun));
    GET DIAGNOSTICS anew = ROW_COUNT;
    total := total + anew;
  END LOOP;
  EXECUTE search_statement_of_source_words('(SELECT t.* FROM source_words t JOIN pg_temp.source_without_document m ON m.record_id = t.record_id)');
  DROP TABLE pg_temp.source_without_document;
  RETURN total;
END $$;
REVOKE EXECUTE ON FUNCTION index_missing_for_search() FROM PUBLIC;

-- Of what was indexed before this: the sources with words of their own, and what may hold a word that is clipped now.
DELETE FROM search_document d
 WHERE EXISTS (SELECT 1 FROM source_words w WHERE w.record_id = d.record_id)
    OR concat_ws(' ', d.title, d.body, d.extra) ~ '[^[:space:]]{201}';
SELECT index_missing_for_search();

-- ── Finding ─────────────────────────────────────────────────────────────────────────────────────────────────────────

DROP FUNCTION find_documents(uuid, text, text, text[], text[], uuid[], uuid[], uuid[], uuid, text, timestamptz, timestamptz,
  timestamptz, timestamptz, boolean, boolean, integer, integer, integer);

-- The best of each kind, `per_kind` of them after `skipped`, with how many there are of it. Of more than `most` that hold
-- the words and stand, so many are counted and ranked; `is_all` says whether there were no more, and comes also where nothing
-- is found, in a row without a record. Both clocks: what held at `as_of` as known at `known_at` (null: all that is recorded),
-- or with `with_past` whatever had held until then. `of_speaker`: a party or a person. What is said for a party is that
-- party's; what somebody said for none is of the party that they were of on that day, or came to be of first.
CREATE FUNCTION find_documents(
  of_negotiation uuid, wanted text, unwanted text, languages text[], of_kinds text[], of_speaker uuid, about uuid[], topics uuid[],
  by_author uuid, marked text, held_from timestamptz, held_until timestamptz, as_of timestamptz, known_at timestamptz,
  with_past boolean, only_answered boolean, is_by_time boolean, per_kind integer, skipped integer, most integer)
RETURNS TABLE (record_id uuid, kind text, rank real, of_kind bigint, is_all boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  forever constant timestamptz := '9999-12-31 00:00:00+00';
  mine uuid[];
  -- Of many that hold the words only some may stand: so many for each that is wanted are gone through.
  times constant integer := 20;
  speakers uuid[];
  seen uuid[];
  scopes text[];
  asked tsquery;
  refused tsquery;
  known text := CASE WHEN known_at IS NULL THEN '%1$I.known_to = $14' ELSE '%1$I.known_from <= $9 AND %1$I.known_to > $9' END;
  standing text;
  -- A report of Thursday is how we know of Monday: a source is there on whatever day a page is opened at.
  day constant text := '(CASE WHEN d.kind = ''source'' THEN $14 - interval ''1 millisecond'' ELSE $8 END)';
BEGIN
  IF of_negotiation NOT IN (SELECT my_negotiations()) THEN RETURN; END IF;
  mine := ARRAY(SELECT c.id FROM compartment c WHERE c.negotiation_id = of_negotiation AND c.id IN (SELECT my_compartments()));
  speakers := ARRAY[of_speaker] || ARRAY(
    SELECT DISTINCT g.series_id FROM delegate g
     WHERE g.negotiation_id = of_negotiation AND g.party_id = of_speaker AND (g.compartment_id IS NULL OR g.compartment_id = ANY (mine)));
  seen := CASE WHEN marked IS NULL THEN mine WHEN marked = 'open' THEN '{}' ELSE ARRAY(SELECT unnest(mine) INTERSECT SELECT marked::uuid) END;
  scopes := ARRAY(SELECT search_scope(of_negotiation, c) FROM unnest(seen) AS c);
  IF marked IS NULL OR marked = 'open' THEN scopes := scopes || search_scope(of_negotiation, NULL); END IF;
  IF scopes = '{}' THEN RETURN; END IF;
  asked := search_query(nullif(wanted, ''), languages, scopes);
  refused := search_query(nullif(unwanted, ''), languages, scopes);
  IF asked IS NULL AND coalesce(wanted, '') <> '' THEN RETURN; END IF;

  IF with_past THEN
    standing := 'NOT r.is_retraction'
      || CASE WHEN known_at IS NULL THEN '' ELSE ' AND r.recorded_at <= $9' END
      || ' AND NOT EXISTS (SELECT 1 FROM record s WHERE s.supersedes_id = r.id'
      || CASE WHEN known_at IS NULL THEN ')' ELSE ' AND s.recorded_at <= $9)' END;
  ELSE
    standing := 'EXISTS (SELECT 1 FROM record_period p WHERE p.record_id = d.record_id AND p.valid_from <= ' || day || ' AND p.valid_to > ' || day || ' AND '
      || format(known, 'p') || ')';
    -- A series may have a line for each marking: what stands is the latest of those that the reader sees.
    IF mine <> '{}' THEN
      standing := standing || ' AND NOT EXISTS (
        SELECT 1 FROM record_period o JOIN record l ON l.id = o.record_id
         WHERE o.series_id = d.series_id AND o.compartment_id IS DISTINCT FROM d.compartment_id
           AND (o.compartment_id IS NULL OR o.compartment_id = ANY ($2)) AND o.valid_from <= ' || day || ' AND o.valid_to > ' || day || ' AND '
        || format(known, 'o') || ' AND (l.valid_from, l.seq) > (r.valid_from, r.seq))';
    END IF;
  END IF;

  -- Whether one stands is asked row by row and in their order, so that no more are looked at than are wanted.
  RETURN QUERY EXECUTE
    'WITH candidate AS MATERIALIZED (
       SELECT d.record_id, d.series_id, d.compartment_id, d.kind, d.valid_from FROM search_document d
        WHERE d.negotiation_id = $1 AND '
    || CASE WHEN marked IS NULL THEN '(d.compartment_id IS NULL OR d.compartment_id = ANY ($2))'
            WHEN marked = 'open' THEN 'd.compartment_id IS NULL' ELSE 'd.compartment_id = ANY ($2) AND d.compartment_id = ANY ($15)' END
    || CASE WHEN asked IS NULL THEN '' WHEN topics IS NULL THEN ' AND d.words @@ $3' ELSE ' AND (d.words @@ $3 OR d.about_ids && $12)' END
    || CASE WHEN refused IS NULL THEN '' ELSE ' AND NOT d.words @@ $4' END
    || CASE WHEN of_kinds IS NULL THEN '' ELSE ' AND d.kind = ANY ($5::"RecordKind"[])' END
    || CASE WHEN of_speaker IS NULL THEN '' ELSE
      ' AND d.about_ids && $6 AND (d.about_ids && ARRAY[$19] OR d.kind = ''statement'' AND EXISTS (
          SELECT 1 FROM statement s WHERE s.record_id = d.record_id AND s.party_id IS NULL AND $19 = (
            SELECT g.party_id FROM delegate g JOIN record_period p ON p.record_id = g.record_id JOIN record l ON l.id = g.record_id
             WHERE g.series_id = s.speaker_id AND (g.compartment_id IS NULL OR g.compartment_id = ANY ($2)) AND ' || format(known, 'p') || '
             ORDER BY p.valid_from > d.valid_from, CASE WHEN p.valid_from <= d.valid_from THEN p.valid_from END DESC, p.valid_from, l.seq DESC
             LIMIT 1)))' END
    || CASE WHEN only_answered THEN
      ' AND NOT (d.kind = ''question'' AND EXISTS (SELECT 1 FROM question q WHERE q.record_id = d.record_id AND q.answer IS NULL))' ELSE '' END
    || CASE WHEN about IS NULL THEN '' ELSE ' AND d.about_ids && $7' END
    || CASE WHEN by_author IS NULL THEN '' ELSE ' AND d.recorded_by = $10' END
    || CASE WHEN held_from IS NULL THEN '' ELSE ' AND d.valid_from >= $11' END
    || ' AND d.valid_from <= least(' || day || ', $13)'
    || CASE WHEN asked IS NULL OR is_by_time THEN ' ORDER BY d.valid_from DESC' ELSE '' END
    || ' LIMIT $16 * $20 + 1),
     standing AS MATERIALIZED (
       SELECT d.record_id, d.kind, d.valid_from FROM candidate d WHERE (SELECT ' || standing || ' FROM record r WHERE r.id = d.record_id)
        LIMIT $16 + 1),
     whole AS (
       SELECT CASE WHEN (SELECT count(*) FROM standing) > $16 THEN false ELSE (SELECT count(*) FROM candidate) <= $16 * $20 END AS is_all),
     found AS (
       SELECT d.record_id, d.kind, d.valid_from, r.seq, '
    || CASE WHEN asked IS NULL THEN '0::real' ELSE 'ts_rank_cd(''{0.1, 0.2, 0.5, 1}'', w.words, $3)' END || ' AS rank
         FROM standing d JOIN record r ON r.id = d.record_id JOIN search_document w ON w.record_id = d.record_id),
     placed AS (
       SELECT f.*, count(*) OVER (PARTITION BY f.kind) AS of_kind, row_number() OVER (PARTITION BY f.kind ORDER BY '
    || CASE WHEN is_by_time THEN '' ELSE 'f.rank DESC, ' END || 'f.valid_from DESC, f.seq DESC) AS place FROM found f)
     SELECT p.record_id, p.kind::text, p.rank, p.of_kind, w.is_all
       FROM whole w LEFT JOIN placed p ON p.place > $17 AND p.place <= $17 + $18 ORDER BY p.kind, p.place'
    USING of_negotiation, mine, asked, refused, of_kinds, speakers, about, as_of, known_at, by_author, held_from, topics,
          coalesce(held_until, 'infinity'::timestamptz), forever, seen, most, skipped, per_kind, of_speaker, times;
END $$;
REVOKE EXECUTE ON FUNCTION find_documents(uuid, text, text, text[], text[], uuid, uuid[], uuid[], uuid, text, timestamptz, timestamptz,
  timestamptz, timestamptz, boolean, boolean, boolean, integer, integer, integer) FROM PUBLIC;
COMMENT ON FUNCTION find_documents(uuid, text, text, text[], text[], uuid, uuid[], uuid[], uuid, text, timestamptz, timestamptz,
  timestamptz, timestamptz, boolean, boolean, boolean, integer, integer, integer) IS 'Door: what holds these words, of what its reader may see.';
