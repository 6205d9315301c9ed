-- Finding: what each record says, folded, stemmed and indexed in the transaction that writes it.

-- CreateTable
CREATE TABLE "search_document" (
    "record_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "series_id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "recorded_by" UUID NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "about_ids" UUID[],
    "title" TEXT,
    "body" TEXT,
    "extra" TEXT,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("record_id")
);

ALTER TABLE search_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY search_document_is_visible ON search_document FOR SELECT
  USING (negotiation_id IN (SELECT my_negotiations()) AND (compartment_id IS NULL OR compartment_id IN (SELECT my_compartments())));

-- ── Words as they are compared ──────────────────────────────────────────────────────────────────────────────────────

-- lib/search/rules/fold.ts is the same function and says what it does. Nothing here asks the database's locale.
CREATE FUNCTION search_fold(raw text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp AS $fold$
DECLARE
  folded text;
BEGIN
  IF octet_length(raw) = length(raw) THEN
    RETURN btrim(regexp_replace(translate(lower(raw COLLATE "C"), '''`', ''), '[^a-z0-9]+', ' ', 'g'));
  END IF;
  folded := lower(normalize(raw, NFKD) COLLATE "C");
  folded := translate(folded, 'øØđĐðÐłŁıħĦŧŦəƏŋŊẞÆŒÞςΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮ',
                              'ooddddllihhtteennßæœþσαβγδεζηθικλμνξοπρστυφχψωѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюяաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯ');
  folded := replace(replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  folded := regexp_replace(folded, '[''`\u00b4\u2018\u2019\u02b9-\u02bf\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]', '', 'g');
  folded := regexp_replace(folded, '([a-z\u0370-\u03ff\u0435])[\u0300-\u036f]+', '\1', 'g');
  folded := translate(folded, 'ىیېۍےێکڪګةەہھۃ٠۰١۱٢۲٣۳٤۴٥۵٦۶٧۷٨۸٩۹', 'ييييييككگههههه00112233445566778899');
  folded := regexp_replace(folded, '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0964\u0965\u2000-\u206f\u20a0-\u20bf\u2190-\u2bff\u2e00-\u2e4f\u3000-\u303f\ufd3e\ufd3f]+', ' ', 'g');
  RETURN btrim(normalize(folded, NFC), ' ');
END $fold$;
REVOKE EXECUTE ON FUNCTION search_fold(text) FROM PUBLIC;

-- A configuration for each language that this server has a stemmer for. They leave no word out, so that a phrase is found
-- as it stands; Dari, Pashto and whatever else has no stemmer are compared by their folded words.
CREATE TEXT SEARCH CONFIGURATION search_simple (COPY = simple);
DO $$
DECLARE
  language text;
BEGIN
  FOREACH language IN ARRAY ARRAY['arabic', 'danish', 'dutch', 'english', 'finnish', 'french', 'german', 'greek', 'hungarian', 'italian',
                                  'norwegian', 'portuguese', 'romanian', 'russian', 'serbian', 'spanish', 'swedish', 'turkish'] LOOP
    EXECUTE format('CREATE TEXT SEARCH DICTIONARY %I (TEMPLATE = snowball, LANGUAGE = %s)', 'search_' || language, language);
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = simple)', 'search_' || language);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %1$I ALTER MAPPING FOR asciiword, word WITH %1$I', 'search_' || language);
  END LOOP;
END $$;

-- By the tag of the language; what is written in none that we know of is taken for English, whose stemmer leaves the
-- letters of other scripts alone.
CREATE FUNCTION search_config(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT (CASE lower(split_part(coalesce(language, 'en'), '-', 1))
    WHEN 'ar' THEN 'search_arabic' WHEN 'da' THEN 'search_danish' WHEN 'nl' THEN 'search_dutch' WHEN 'en' THEN 'search_english'
    WHEN 'fi' THEN 'search_finnish' WHEN 'fr' THEN 'search_french' WHEN 'de' THEN 'search_german' WHEN 'el' THEN 'search_greek'
    WHEN 'hu' THEN 'search_hungarian' WHEN 'it' THEN 'search_italian' WHEN 'nb' THEN 'search_norwegian' WHEN 'nn' THEN 'search_norwegian'
    WHEN 'no' THEN 'search_norwegian' WHEN 'pt' THEN 'search_portuguese' WHEN 'ro' THEN 'search_romanian' WHEN 'ru' THEN 'search_russian'
    WHEN 'sr' THEN 'search_serbian' WHEN 'es' THEN 'search_spanish' WHEN 'sv' THEN 'search_swedish' WHEN 'tr' THEN 'search_turkish'
    ELSE 'search_simple' END)::regconfig
$$;
REVOKE EXECUTE ON FUNCTION search_config(text) FROM PUBLIC;

-- Under which sign the words stand that these may read. A search asks for its words under the signs of its reader, so that
-- the index is not even read where something is hidden: neither a count nor the time that it takes tells of it.
CREATE FUNCTION search_scope(negotiation uuid, compartment uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT substr(md5(negotiation::text || coalesce(compartment::text, '')), 1, 7)
$$;
REVOKE EXECUTE ON FUNCTION search_scope(uuid, uuid) FROM PUBLIC;

-- Puts the sign before each word of a vector or a query. A folded word holds neither quotes nor slashes.
CREATE FUNCTION search_signed(words text, scope text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT regexp_replace(words, '''([^'']+)''', '''' || scope || '/\1''', 'g')
$$;
REVOKE EXECUTE ON FUNCTION search_signed(text, text) FROM PUBLIC;

-- Of words longer than any in a language, as of a key or of a sentence in a script without spaces, the beginning: the
-- database takes no word of more than 2,046 bytes, and would refuse the record that holds it.
CREATE FUNCTION search_clipped(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT regexp_replace(folded, '([^ '']{200})[^ '']+', '\1', 'g')
$$;
REVOKE EXECUTE ON FUNCTION search_clipped(text) FROM PUBLIC;

-- The words of a document: of what it is called before those of what it says, before what else it is found by. Of a very
-- long one the beginning, since there is a limit to how much the database takes for one.
CREATE FUNCTION search_words(language text, title text, body text, extra text, scope text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT search_signed((
    setweight(to_tsvector(search_config(language), coalesce(search_clipped(search_fold(left(title, 2000))), '')), 'A')
    || setweight(to_tsvector(search_config(language), coalesce(search_clipped(search_fold(left(body, 100000))), '')), 'B')
    || to_tsvector(search_config(language), coalesce(search_clipped(search_fold(left(extra, 20000))), '')))::text, scope)::tsvector
$$;
REVOKE EXECUTE ON FUNCTION search_words(text, text, text, text, text) FROM PUBLIC;

-- A query from folded words and their operators, in each of the languages and under each of the signs; null where none is left.
CREATE FUNCTION search_query(wanted text, languages text[], scopes text[]) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT string_agg('(' || search_signed(asked.words, scope) || ')', ' | ')::tsquery
    FROM (SELECT DISTINCT to_tsquery(search_config(language), wanted)::text AS words FROM unnest(languages) AS language) asked
    CROSS JOIN unnest(scopes) AS scope
   WHERE asked.words <> ''
$$;
REVOKE EXECUTE ON FUNCTION search_query(text, text[], text[]) FROM PUBLIC;

-- Which of these folded words are meant by the query; it says of nobody's record anything.
CREATE FUNCTION search_matches(asked text[], wanted text, languages text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT each FROM unnest(asked) AS each
   WHERE EXISTS (SELECT 1 FROM (SELECT DISTINCT search_config(l) AS config FROM unnest(languages) AS l) c
                  WHERE to_tsvector(c.config, each) @@ to_tsquery(c.config, wanted))
$$;
REVOKE EXECUTE ON FUNCTION search_matches(text[], text, text[]) FROM PUBLIC;
COMMENT ON FUNCTION search_matches(text[], text, text[]) IS 'Door: which of these words a query means.';

-- ── What each noun says ─────────────────────────────────────────────────────────────────────────────────────────────

-- Of a row `n` of its table: what it is called, what it says, what else it is found by, whom and what it is about, and in
-- which language.
CREATE FUNCTION search_parts(of_kind text, OUT title text, OUT body text, OUT extra text, OUT about text, OUT language text)
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
    ('term', 'n.number || '' '' || n.title', 'n.summary', 'n.axis_label', 'ARRAY[n.series_id, n.parent_id]', 'NULL'),
    ('term_status', 'NULL', 'n.note', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('linkage', 'NULL', 'n.why', 'NULL', 'ARRAY[n.from_term_id, n.to_term_id]', 'NULL'),
    ('option', 'n.label', 'n.text', 'NULL', 'ARRAY[n.term_id] || n.sponsor_ids', 'NULL'),
    ('clause_version', 'NULL', 'n.text', 'n.note', 'ARRAY[n.term_id, n.drafter_id]', 'n.language'),
    ('position', 'NULL', 'concat_ws(E''\n'', n.why, (SELECT string_agg(c ->> ''text'', E''\n'') FROM jsonb_array_elements(n.conditions) c WHERE c ->> ''kind'' = ''text''))',
     'NULL', 'ARRAY[n.party_id, n.term_id]', 'NULL'),
    ('annotation', 'NULL', 'concat_ws(E''\n'', n.body, n.replacement)', 'n.said_by', 'ARRAY[n.term_id, n.series_id]', 'NULL'),
    ('annotation_reply', 'NULL', 'n.body', 'n.said_by',
     'ARRAY[n.annotation_id, (SELECT a.term_id FROM annotation a WHERE a.series_id = n.annotation_id LIMIT 1)]', 'NULL'),
    ('package', 'n.title', 'n.why', 'NULL',
     'ARRAY[n.series_id] || ARRAY(SELECT (c ->> ''termId'')::uuid FROM jsonb_array_elements(n.choices) c)', 'NULL'),
    ('forecast', 'NULL', 'n.why', 'NULL', 'ARRAY[n.term_id]', 'NULL'),
    ('review', 'NULL', 'n.note', 'NULL', 'ARRAY[n.series_id, n.term_id]', 'NULL'),
    ('review_answer', 'NULL', 'n.comment', 'NULL', 'ARRAY[n.review_id, n.term_id]', 'NULL')
  ) AS p (kind, title, body, extra, about, language) WHERE p.kind = of_kind
$parts$;
REVOKE EXECUTE ON FUNCTION search_parts(text) FROM PUBLIC;

-- The statement that makes the documents of these rows of a noun.
CREATE FUNCTION search_statement(of_kind text, from_rows text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT format(
    'INSERT INTO search_document (record_id, negotiation_id, compartment_id, series_id, kind, recorded_by, valid_from, about_ids, title, body, extra, words)
     SELECT n.record_id, n.negotiation_id, n.compartment_id, n.series_id, %1$L::"RecordKind", r.recorded_by, r.valid_from,
            array_remove(%5$s, NULL), said.title, said.body, said.extra,
            search_words(%6$s, said.title, said.body, said.extra, search_scope(n.negotiation_id, n.compartment_id))
       FROM %7$s n JOIN record r ON r.id = n.record_id
       CROSS JOIN LATERAL (
         SELECT nullif(string_agg(concat_ws('' '', c.locator, c.quote), E''\n'' ORDER BY c.id), '''') AS cited FROM citation c WHERE c.record_id = n.record_id) c
       CROSS JOIN LATERAL (
         SELECT (%2$s)::text AS title, nullif((%3$s)::text, '''') AS body, nullif(concat_ws(E''\n'', %4$s, c.cited), '''') AS extra OFFSET 0) said',
    of_kind, p.title, p.body, p.extra, p.about, p.language, from_rows)
    FROM search_parts(of_kind) p
$$;
REVOKE EXECUTE ON FUNCTION search_statement(text, text) FROM PUBLIC;

CREATE FUNCTION index_for_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE search_statement(TG_TABLE_NAME, 'added');
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION index_for_search() FROM PUBLIC;

-- Citations come after what cites: their words are added to its own.
CREATE FUNCTION index_citations_for_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE search_document d
     SET extra = concat_ws(E'\n', d.extra, c.cited),
         words = d.words || search_words(NULL, NULL, NULL, c.cited, search_scope(d.negotiation_id, d.compartment_id))
    FROM (SELECT a.record_id, string_agg(concat_ws(' ', a.locator, a.quote), E'\n' ORDER BY a.id) AS cited
            FROM added a WHERE coalesce(a.locator, a.quote) IS NOT NULL GROUP BY a.record_id) c
   WHERE d.record_id = c.record_id;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION index_citations_for_search() FROM PUBLIC;

-- What is on record already, before the indexes; then whatever comes, a statement at a time.
DO $$
DECLARE
  noun text;
BEGIN
  FOR noun IN SELECT unnest(enum_range(NULL::"RecordKind"))::text LOOP
    IF EXISTS (SELECT 1 FROM search_parts(noun)) THEN
      EXECUTE search_statement(noun, quote_ident(noun));
      EXECUTE format('CREATE TRIGGER search AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION index_for_search()', noun);
    END IF;
  END LOOP;
END $$;
CREATE TRIGGER search AFTER INSERT ON citation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION index_citations_for_search();

-- CreateIndex
CREATE INDEX "search_document_series_id_idx" ON "search_document"("series_id");

-- CreateIndex
CREATE INDEX "search_document_negotiation_id_kind_valid_from_idx" ON "search_document"("negotiation_id", "kind", "valid_from");

-- CreateIndex
CREATE INDEX "search_document_words_idx" ON "search_document" USING GIN ("words");

-- CreateIndex
CREATE INDEX "search_document_about_ids_idx" ON "search_document" USING GIN ("about_ids");

ANALYZE search_document;

-- ── Finding ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- `@@` is not leakproof, so behind row-level security it cannot ask an index. This door asks it as the owner, under the
-- reader's signs alone, and lets nothing through but what the policies let through, by the same functions. What it gives
-- are ids, of which the reader's transaction then reads what the wall shows it.

-- The best of each kind, `per_kind` of them after `skipped`, with how many there are of it. Of more than `most` that hold
-- the words, so many are looked at; `is_all` says whether there were no more. Both clocks: what held at `as_of` as known at
-- `known_at` (null: all that is recorded), or with `with_past` whatever had held until then.
CREATE FUNCTION find_documents(
  of_negotiation uuid, wanted text, unwanted text, languages text[], of_kinds text[], about_one uuid[], about_other uuid[], topics uuid[],
  by_author uuid, marked text, held_from timestamptz, held_until timestamptz, as_of timestamptz, known_at timestamptz,
  with_past boolean, is_by_time boolean, per_kind integer, skipped integer, most integer)
RETURNS TABLE (record_id uuid, kind text, rank real, of_kind bigint, is_all boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  forever constant timestamptz := '9999-12-31 00:00:00+00';
  mine uuid[];
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

  RETURN QUERY EXECUTE
    'WITH candidate AS MATERIALIZED (
       SELECT d.record_id, d.series_id, d.compartment_id, d.kind, d.valid_from, d.words FROM search_document d
        WHERE d.negotiation_id = $1 AND '
    || CASE WHEN marked IS NULL THEN '(d.compartment_id IS NULL OR d.compartment_id = ANY ($2))'
            WHEN marked = 'open' THEN 'd.compartment_id IS NULL' ELSE 'd.compartment_id = ANY ($2) AND d.compartment_id = ANY ($15)' END
    || CASE WHEN asked IS NULL THEN '' WHEN topics IS NULL THEN ' AND d.words @@ $3' ELSE ' AND (d.words @@ $3 OR d.about_ids && $12)' END
    || CASE WHEN refused IS NULL THEN '' ELSE ' AND NOT d.words @@ $4' END
    || CASE WHEN of_kinds IS NULL THEN '' ELSE ' AND d.kind = ANY ($5::"RecordKind"[])' END
    || CASE WHEN about_one IS NULL THEN '' ELSE ' AND d.about_ids && $6' END
    || CASE WHEN about_other IS NULL THEN '' ELSE ' AND d.about_ids && $7' END
    || CASE WHEN by_author IS NULL THEN '' ELSE ' AND d.recorded_by = $10' END
    || CASE WHEN held_from IS NULL THEN '' ELSE ' AND d.valid_from >= $11' END
    || ' AND d.valid_from <= least(' || day || ', $13)'
    || CASE WHEN asked IS NULL OR is_by_time THEN ' ORDER BY d.valid_from DESC' ELSE '' END
    || ' LIMIT $16 + 1),
     found AS (
       SELECT d.record_id, d.kind, d.valid_from, r.seq, '
    || CASE WHEN asked IS NULL THEN '0::real' ELSE 'ts_rank_cd(''{0.1, 0.2, 0.5, 1}'', d.words, $3)' END || ' AS rank
         FROM candidate d JOIN record r ON r.id = d.record_id WHERE ' || standing || '),
     placed AS (
       SELECT f.*, count(*) OVER (PARTITION BY f.kind) AS of_kind, row_number() OVER (PARTITION BY f.kind ORDER BY '
    || CASE WHEN is_by_time THEN '' ELSE 'f.rank DESC, ' END || 'f.valid_from DESC, f.seq DESC) AS place FROM found f)
     SELECT p.record_id, p.kind::text, p.rank, p.of_kind, (SELECT count(*) <= $16 FROM candidate)
       FROM placed p WHERE p.place > $17 AND p.place <= $17 + $18 ORDER BY p.kind, p.place'
    USING of_negotiation, mine, asked, refused, of_kinds, about_one, about_other, as_of, known_at, by_author, held_from, topics,
          coalesce(held_until, 'infinity'::timestamptz), forever, seen, most, skipped, per_kind;
END $$;
REVOKE EXECUTE ON FUNCTION find_documents(uuid, text, text, text[], text[], uuid[], uuid[], uuid[], uuid, text, timestamptz, timestamptz,
  timestamptz, timestamptz, boolean, boolean, integer, integer, integer) FROM PUBLIC;
COMMENT ON FUNCTION find_documents(uuid, text, text, text[], text[], uuid[], uuid[], uuid[], uuid, text, timestamptz, timestamptz,
  timestamptz, timestamptz, boolean, boolean, integer, integer, integer) IS 'Door: what holds these words, of what its reader may see.';
