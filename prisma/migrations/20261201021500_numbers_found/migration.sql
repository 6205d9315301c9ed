-- Numbers that stand on record, found: the values of positions, packages and axes. And what somebody said is without what
-- we only assess of them.

-- A value of an axis as it is typed; a date counts in days.
CREATE FUNCTION search_axis_value(value numeric, unit "AxisUnit") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN unit = 'date' AND abs(value) < 1000000 THEN to_char(date '1970-01-01' + value::int, 'YYYY-MM-DD') ELSE trim_scale(value)::text END
$$;
REVOKE EXECUTE ON FUNCTION search_axis_value(numeric, "AxisUnit") FROM PUBLIC;

-- "36 to 60", "from 36", "up to 60", "36"; null of what has no bound.
CREATE FUNCTION search_bounds(bounds jsonb, unit "AxisUnit") RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN v.first = v.last THEN v.first WHEN v.first IS NULL THEN 'up to ' || v.last WHEN v.last IS NULL THEN 'from ' || v.first
              ELSE v.first || ' to ' || v.last END
    FROM (SELECT search_axis_value((bounds ->> 'from')::numeric, unit) AS first, search_axis_value((bounds ->> 'to')::numeric, unit) AS last) v
$$;
REVOKE EXECUTE ON FUNCTION search_bounds(jsonb, "AxisUnit") FROM PUBLIC;

-- "accepts 36 to 60; rejects from 60"
CREATE FUNCTION search_intervals(intervals jsonb, of_term uuid) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(concat_ws(' ', i ->> 'verdict', search_bounds(i, (SELECT t.axis_unit FROM term t WHERE t.series_id = of_term LIMIT 1))), '; ')
    FROM jsonb_array_elements(intervals) i
$$;
REVOKE EXECUTE ON FUNCTION search_intervals(jsonb, uuid) FROM PUBLIC;

-- As before, with those values.
CREATE OR REPLACE FUNCTION search_parts(of_kind text, OUT title text, OUT body text, OUT extra text, OUT about text, OUT language text)
RETURNS SETOF record LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $parts$
  SELECT p.title, p.body, p.extra, p.about, p.language FROM (VALUES
    ('party', 'n.name', 'concat_ws(E''\n'', n.note, n.absence_reason)', 'n.code', 'ARRAY[n.series_id, n.bloc_id]', 'NULL'),
    ('delegate', 'n.name', 'concat_ws(E''\n'', n.title, n.note)', 'NULL', 'ARRAY[n.series_id, n.party_id]', 'NULL'),
    ('source', 'n.title', 'n.note', 'concat_ws(E''\n'', n.publisher, n.origin, n.url)', 'ARRAY[n.series_id]', 'NULL'),
    ('statement', 'NULL', 'n.text', 'n.speaker_name', 'ARRAY[n.party_id, n.speaker_id] || n.term_ids', 'NULL'),
    ('figure', 'n.label', 'n.note', 'concat_ws('' '', trim_scale(n.value)::text, n.unit, n.about)', 'ARRAY[n.term_id]', 'NULL'),
    ('risk', 'NULL', 'n.text', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('question', 'n.text', 'concat_ws(E''\n'', n.answer, n.settles)', 'NULL', 'ARRAY[n.party_id, n.term_id]', 'NULL'),
    ('round', 'n.title', 'NULL', 'n.venue', 'ARRAY[n.series_id]', 'NULL'),
    ('round_event', 'NULL', 'n.why', 'NULL', 'ARRAY[n.round_id] || n.by_party_ids', 'NULL'),
    ('session', 'n.title', 'concat_ws(E''\n'', n.level_note, (SELECT string_agg(l ->> ''text'', E''\n'') FROM jsonb_array_elements(n.notes) l WHERE l ->> ''kind'' = ''line''))',
     'n.venue', 'ARRAY[n.series_id, n.round_id] || n.agenda', 'NULL'),
    ('term', 'n.number || '' '' || n.title', 'n.summary', 'concat_ws(E''\n'', n.axis_label, search_axis_value(n.axis_baseline::numeric, n.axis_unit))', 'ARRAY[n.series_id, n.parent_id]', 'NULL'),
    ('term_status', 'NULL', 'n.note', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('linkage', 'NULL', 'n.why', 'NULL', 'ARRAY[n.from_term_id, n.to_term_id]', 'NULL'),
    ('option', 'n.label', 'n.text', 'NULL', 'ARRAY[n.term_id] || n.sponsor_ids', 'NULL'),
    ('clause_version', 'NULL', 'n.text', 'n.note', 'ARRAY[n.term_id, n.drafter_id]', 'n.language'),
    ('position', 'NULL', 'concat_ws(E''\n'', n.why, (SELECT string_agg(c ->> ''text'', E''\n'') FROM jsonb_array_elements(n.conditions) c WHERE c ->> ''kind'' = ''text''))',
     'search_intervals(n.intervals, n.term_id)', 'ARRAY[n.party_id, n.term_id]', 'NULL'),
    ('annotation', 'NULL', 'concat_ws(E''\n'', n.body, n.replacement)', 'n.said_by', 'ARRAY[n.term_id, n.series_id]', 'NULL'),
    ('annotation_reply', 'NULL', 'n.body', 'n.said_by',
     'ARRAY[n.annotation_id, (SELECT a.term_id FROM annotation a WHERE a.series_id = n.annotation_id LIMIT 1)]', 'NULL'),
    ('package', 'n.title', 'n.why',
     '(SELECT string_agg(search_bounds(c -> ''value'', (SELECT t.axis_unit FROM term t WHERE t.series_id = (c ->> ''termId'')::uuid LIMIT 1)), ''; '')
         FROM jsonb_array_elements(n.choices) c)',
     'ARRAY[n.series_id] || ARRAY(SELECT (c ->> ''termId'')::uuid FROM jsonb_array_elements(n.choices) c)', 'NULL'),
    ('forecast', 'NULL', 'n.why', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('review', 'NULL', 'n.note', 'NULL', 'ARRAY[n.series_id, n.term_id, n.brief_id]', 'NULL'),
    ('review_answer', 'NULL', 'n.comment', 'NULL', 'ARRAY[n.review_id, n.term_id, n.brief_id]', 'NULL'),
    ('brief', 'n.title', 'NULL', 'NULL', 'ARRAY[n.series_id]', 'NULL')
  ) AS p (kind, title, body, extra, about, language) WHERE p.kind = of_kind
$parts$;

-- What is on record already.
DELETE FROM search_document d
 WHERE EXISTS (SELECT 1 FROM "position" n WHERE n.record_id = d.record_id AND n.intervals <> '[]')
    OR EXISTS (SELECT 1 FROM package n WHERE n.record_id = d.record_id)
    OR EXISTS (SELECT 1 FROM term n WHERE n.record_id = d.record_id AND n.axis_baseline IS NOT NULL);
SELECT index_missing_for_search();

DROP FUNCTION find_documents(uuid, text, text, text[], text[], uuid, uuid[], uuid[], uuid, text, timestamptz, timestamptz,
  timestamptz, timestamptz, boolean, boolean, boolean, integer, integer, integer);

-- The best of each kind, `per_kind` of them after `skipped`, with how many there are of it. Of more than `most` that hold
-- the words and stand, so many are counted and ranked; `is_all` says whether there were no more, and comes also where nothing
-- is found, in a row without a record. Both clocks: what held at `as_of` as known at `known_at` (null: all that is recorded),
-- or with `with_past` whatever had held until then. `of_speaker`: a party or a person. What is said for a party is that
-- party's; what somebody said for none is of the party that they were of on that day, or came to be of first. `topics`: what is
-- about one of these is found without holding the words, and comes before what only holds them. `only_said`: without the
-- questions that nobody has answered, and without the positions that we assess or do not know.
CREATE FUNCTION find_documents(
  of_negotiation uuid, wanted text, unwanted text, languages text[], of_kinds text[], of_speaker uuid, about uuid[], topics uuid[],
  by_author uuid, marked text, held_from timestamptz, held_until timestamptz, as_of timestamptz, known_at timestamptz,
  with_past boolean, only_said boolean, is_by_time boolean, per_kind integer, skipped integer, most integer)
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
    || CASE WHEN only_said THEN
      ' AND NOT (d.kind = ''question'' AND EXISTS (SELECT 1 FROM question q WHERE q.record_id = d.record_id AND q.answer IS NULL))
        AND NOT (d.kind = ''position'' AND EXISTS (
          SELECT 1 FROM "position" h WHERE h.record_id = d.record_id AND (h.basis = ''assessed'' OR h.stance = ''unknown'')))' ELSE '' END
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
    || CASE WHEN asked IS NULL THEN '0::real' ELSE 'ts_rank_cd(''{0.1, 0.2, 0.5, 1}'', w.words, $3)'
         || CASE WHEN topics IS NULL THEN '' ELSE ' + (w.about_ids && $12)::int::real' END END || ' AS rank
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
