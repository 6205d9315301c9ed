-- Who is asking: the user of the live sign-in that the transaction carries. Everything else builds on it.
-- plpgsql, so that it can be made before the tables it reads.
CREATE FUNCTION current_user_id() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  carried text := nullif(current_setting('app.sign_in', true), '');
  found uuid;
BEGIN
  IF carried IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT s.user_id INTO found
    FROM sign_in s JOIN app_user u ON u.id = s.user_id
   WHERE s.id = carried::uuid AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL;
  RETURN found;
END $$;

-- CreateSchema

-- CreateEnum
CREATE TYPE "AnnotationKind" AS ENUM ('comment', 'question', 'concern', 'suggestion');

-- CreateEnum
CREATE TYPE "AnnotationState" AS ENUM ('open', 'resolved');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('press', 'document', 'transcript', 'cable', 'interview', 'person', 'dataset');

-- CreateEnum
CREATE TYPE "StatementCapacity" AS ENUM ('official', 'party', 'commentator', 'unattributed');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('reader', 'commenter', 'recorder', 'manager', 'owner');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('state', 'armed_group', 'coalition', 'organisation');

-- CreateEnum
CREATE TYPE "PartyRole" AS ENUM ('negotiating', 'mediator', 'host', 'guarantor', 'observer', 'consulted', 'affected');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('rejects', 'strongly_opposes', 'opposes', 'neutral', 'can_live_with', 'supports', 'champions', 'unknown', 'no_position', 'conditional');

-- CreateEnum
CREATE TYPE "Basis" AS ENUM ('public', 'in_the_room', 'reported', 'assessed');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "RecordKind" AS ENUM ('party', 'delegate', 'source', 'statement', 'figure', 'risk', 'question', 'round', 'round_event', 'session', 'term', 'term_status', 'linkage', 'option', 'clause_version', 'position', 'annotation', 'annotation_reply', 'annotation_state');

-- CreateEnum
CREATE TYPE "Track" AS ENUM ('track_1', 'track_1_5', 'track_2');

-- CreateEnum
CREATE TYPE "RoundEventKind" AS ENUM ('scheduled', 'opened', 'paused', 'resumed', 'concluded', 'collapsed');

-- CreateEnum
CREATE TYPE "SessionFormat" AS ENUM ('plenary', 'bilateral', 'contact_group', 'drafting_group', 'proximity', 'shuttle');

-- CreateEnum
CREATE TYPE "AttendanceLevel" AS ENUM ('working', 'senior', 'principal', 'unknown');

-- CreateEnum
CREATE TYPE "TermKind" AS ENUM ('preambular', 'chapeau', 'article', 'paragraph', 'annex');

-- CreateEnum
CREATE TYPE "TermStatus" AS ENUM ('not_tabled', 'tabled', 'under_discussion', 'bracketed', 'agreed_in_principle', 'agreed_ad_referendum', 'agreed', 'parked', 'reopened', 'withdrawn');

-- CreateEnum
CREATE TYPE "AxisUnit" AS ENUM ('months', 'troops', 'money', 'date', 'percentage');

-- CreateEnum
CREATE TYPE "LinkageKind" AS ENUM ('requires', 'trades_for', 'excludes');

-- CreateEnum
CREATE TYPE "Drafter" AS ENUM ('party', 'mediator', 'team');

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "sign_in" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,
    "address" TEXT,

    CONSTRAINT "sign_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" BIGSERIAL NOT NULL,
    "account_hash" TEXT NOT NULL,
    "address_hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "term_id" UUID NOT NULL,
    "clause_version_id" UUID NOT NULL,
    "kind" "AnnotationKind" NOT NULL,
    "body" TEXT NOT NULL,
    "replacement" TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "assignee_id" UUID,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "annotation_reply" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "annotation_id" UUID NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "annotation_reply_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "annotation_state" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "annotation_id" UUID NOT NULL,
    "state" "AnnotationState" NOT NULL,

    CONSTRAINT "annotation_state_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "source" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "kind" "SourceKind" NOT NULL,
    "published" TEXT,
    "url" TEXT,
    "reliability" CHAR(1) NOT NULL,
    "origin" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "statement" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "text" TEXT NOT NULL,
    "speaker_id" UUID,
    "party_id" UUID,
    "speaker_name" TEXT,
    "capacity" "StatementCapacity" NOT NULL,
    "basis" "Basis" NOT NULL,
    "term_ids" UUID[],

    CONSTRAINT "statement_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "figure" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "label" TEXT NOT NULL,
    "value" DECIMAL(20,4),
    "unit" TEXT,
    "about" TEXT,
    "term_id" UUID,
    "note" TEXT,

    CONSTRAINT "figure_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "risk" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "text" TEXT NOT NULL,
    "term_id" UUID,
    "likelihood" "Level",
    "impact" "Level",

    CONSTRAINT "risk_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "question" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "text" TEXT NOT NULL,
    "party_id" UUID,
    "term_id" UUID,
    "settles" TEXT,
    "ask_on" TEXT,
    "answer" TEXT,

    CONSTRAINT "question_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "negotiation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT,
    "time_zone" TEXT NOT NULL,
    "present" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "negotiation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compartment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,

    CONSTRAINT "compartment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compartment_member" (
    "compartment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "compartment_member_pkey" PRIMARY KEY ("compartment_id","user_id")
);

-- CreateTable
CREATE TABLE "party" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "PartyKind" NOT NULL,
    "role" "PartyRole" NOT NULL,
    "bloc_id" UUID,
    "is_at_table" BOOLEAN NOT NULL,
    "objector_ids" UUID[],
    "absence_reason" TEXT,
    "note" TEXT,

    CONSTRAINT "party_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "delegate" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "party_id" UUID,
    "is_head" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,

    CONSTRAINT "delegate_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "position" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "party_id" UUID NOT NULL,
    "term_id" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "basis" "Basis" NOT NULL,
    "confidence" "Level" NOT NULL,
    "salience" "Level",
    "why" TEXT,
    "intervals" JSONB NOT NULL DEFAULT '[]',
    "conditions" JSONB NOT NULL DEFAULT '[]',
    "clause_version_id" UUID,

    CONSTRAINT "position_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "compartment_id" UUID,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_text" TEXT NOT NULL,
    "valid_inferred" BOOLEAN NOT NULL DEFAULT false,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "recorded_by" UUID NOT NULL DEFAULT current_user_id(),
    "supersedes_id" UUID,
    "is_retraction" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "session_id" UUID,

    CONSTRAINT "record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_period" (
    "id" BIGSERIAL NOT NULL,
    "record_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "series_id" UUID NOT NULL,
    "kind" "RecordKind" NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3) NOT NULL,
    "known_from" TIMESTAMPTZ(6) NOT NULL,
    "known_to" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "record_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "record_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "source_id" UUID NOT NULL,
    "credibility" SMALLINT NOT NULL,
    "locator" TEXT,
    "quote" TEXT,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "compartment_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" UUID NOT NULL DEFAULT current_user_id(),
    "event" TEXT NOT NULL,
    "series_id" UUID,
    "record_id" UUID,
    "body" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "negotiation_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("negotiation_id")
);

-- CreateTable
CREATE TABLE "round" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "track" "Track" NOT NULL,

    CONSTRAINT "round_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "round_event" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "round_id" UUID NOT NULL,
    "event" "RoundEventKind" NOT NULL,
    "by_party_ids" UUID[],
    "why" TEXT,
    "planned_opening" TEXT,
    "planned_resumption" TEXT,

    CONSTRAINT "round_event_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "session" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "round_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "format" "SessionFormat" NOT NULL,
    "venue" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "level" "AttendanceLevel" NOT NULL,
    "level_note" TEXT,
    "agenda" UUID[],
    "notes" JSONB NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "record_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "party_id" UUID NOT NULL,
    "delegate_id" UUID,
    "level" "AttendanceLevel" NOT NULL,
    "is_head" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_draft" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "negotiation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL DEFAULT current_user_id(),
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "filed_as" UUID,
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "term" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "kind" "TermKind" NOT NULL,
    "parent_id" UUID,
    "rank" INTEGER NOT NULL,
    "axis_unit" "AxisUnit",
    "axis_label" TEXT,
    "axis_baseline" DOUBLE PRECISION,
    "is_unilateral" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "term_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "term_status" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "term_id" UUID NOT NULL,
    "status" "TermStatus" NOT NULL,
    "note" TEXT,

    CONSTRAINT "term_status_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "linkage" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "from_term_id" UUID NOT NULL,
    "to_term_id" UUID NOT NULL,
    "kind" "LinkageKind" NOT NULL,
    "why" TEXT NOT NULL,

    CONSTRAINT "linkage_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "option" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "term_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sponsor_ids" UUID[],

    CONSTRAINT "option_pkey" PRIMARY KEY ("record_id")
);

-- CreateTable
CREATE TABLE "clause_version" (
    "record_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "negotiation_id" UUID NOT NULL,
    "compartment_id" UUID,
    "term_id" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "number" INTEGER NOT NULL,
    "drafter" "Drafter" NOT NULL,
    "drafter_id" UUID,
    "text" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "clause_version_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "sign_in_user_id_idx" ON "sign_in"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_failure_account_hash_at_idx" ON "sign_in_failure"("account_hash", "at");

-- CreateIndex
CREATE INDEX "sign_in_failure_address_hash_at_idx" ON "sign_in_failure"("address_hash", "at");

-- CreateIndex
CREATE INDEX "annotation_series_id_idx" ON "annotation"("series_id");

-- CreateIndex
CREATE INDEX "annotation_negotiation_id_idx" ON "annotation"("negotiation_id");

-- CreateIndex
CREATE INDEX "annotation_term_id_idx" ON "annotation"("term_id");

-- CreateIndex
CREATE INDEX "annotation_reply_series_id_idx" ON "annotation_reply"("series_id");

-- CreateIndex
CREATE INDEX "annotation_reply_annotation_id_idx" ON "annotation_reply"("annotation_id");

-- CreateIndex
CREATE INDEX "annotation_state_series_id_idx" ON "annotation_state"("series_id");

-- CreateIndex
CREATE INDEX "annotation_state_annotation_id_idx" ON "annotation_state"("annotation_id");

-- CreateIndex
CREATE INDEX "source_series_id_idx" ON "source"("series_id");

-- CreateIndex
CREATE INDEX "source_negotiation_id_idx" ON "source"("negotiation_id");

-- CreateIndex
CREATE INDEX "statement_series_id_idx" ON "statement"("series_id");

-- CreateIndex
CREATE INDEX "statement_negotiation_id_idx" ON "statement"("negotiation_id");

-- CreateIndex
CREATE INDEX "figure_series_id_idx" ON "figure"("series_id");

-- CreateIndex
CREATE INDEX "figure_negotiation_id_idx" ON "figure"("negotiation_id");

-- CreateIndex
CREATE INDEX "risk_series_id_idx" ON "risk"("series_id");

-- CreateIndex
CREATE INDEX "risk_negotiation_id_idx" ON "risk"("negotiation_id");

-- CreateIndex
CREATE INDEX "question_series_id_idx" ON "question"("series_id");

-- CreateIndex
CREATE INDEX "question_negotiation_id_idx" ON "question"("negotiation_id");

-- CreateIndex
CREATE UNIQUE INDEX "negotiation_slug_key" ON "negotiation"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_negotiation_id_user_id_key" ON "membership"("negotiation_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "compartment_negotiation_id_name_key" ON "compartment"("negotiation_id", "name");

-- CreateIndex
CREATE INDEX "compartment_member_user_id_idx" ON "compartment_member"("user_id");

-- CreateIndex
CREATE INDEX "party_series_id_idx" ON "party"("series_id");

-- CreateIndex
CREATE INDEX "party_negotiation_id_idx" ON "party"("negotiation_id");

-- CreateIndex
CREATE INDEX "delegate_series_id_idx" ON "delegate"("series_id");

-- CreateIndex
CREATE INDEX "delegate_negotiation_id_idx" ON "delegate"("negotiation_id");

-- CreateIndex
CREATE INDEX "position_series_id_idx" ON "position"("series_id");

-- CreateIndex
CREATE INDEX "position_negotiation_id_idx" ON "position"("negotiation_id");

-- CreateIndex
CREATE UNIQUE INDEX "series_id_negotiation_id_key" ON "series"("id", "negotiation_id");

-- CreateIndex
CREATE UNIQUE INDEX "record_seq_key" ON "record"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "record_supersedes_id_key" ON "record"("supersedes_id");

-- CreateIndex
CREATE INDEX "record_negotiation_id_kind_valid_from_idx" ON "record"("negotiation_id", "kind", "valid_from");

-- CreateIndex
CREATE INDEX "record_series_id_idx" ON "record"("series_id");

-- CreateIndex
CREATE INDEX "record_session_id_idx" ON "record"("session_id");

-- CreateIndex
CREATE INDEX "record_period_record_id_idx" ON "record_period"("record_id");

-- CreateIndex
CREATE INDEX "record_period_series_id_idx" ON "record_period"("series_id");

-- CreateIndex
CREATE INDEX "record_period_negotiation_id_kind_valid_to_valid_from_idx" ON "record_period"("negotiation_id", "kind", "valid_to", "valid_from");

-- CreateIndex
CREATE INDEX "citation_record_id_idx" ON "citation"("record_id");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE INDEX "audit_entry_negotiation_id_at_idx" ON "audit_entry"("negotiation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_negotiation_id_seq_key" ON "audit_entry"("negotiation_id", "seq");

-- CreateIndex
CREATE INDEX "round_series_id_idx" ON "round"("series_id");

-- CreateIndex
CREATE INDEX "round_negotiation_id_idx" ON "round"("negotiation_id");

-- CreateIndex
CREATE INDEX "round_event_series_id_idx" ON "round_event"("series_id");

-- CreateIndex
CREATE INDEX "round_event_negotiation_id_idx" ON "round_event"("negotiation_id");

-- CreateIndex
CREATE INDEX "round_event_round_id_idx" ON "round_event"("round_id");

-- CreateIndex
CREATE INDEX "session_series_id_idx" ON "session"("series_id");

-- CreateIndex
CREATE INDEX "session_negotiation_id_idx" ON "session"("negotiation_id");

-- CreateIndex
CREATE INDEX "attendance_record_id_idx" ON "attendance"("record_id");

-- CreateIndex
CREATE INDEX "session_draft_negotiation_id_author_id_idx" ON "session_draft"("negotiation_id", "author_id");

-- CreateIndex
CREATE INDEX "term_series_id_idx" ON "term"("series_id");

-- CreateIndex
CREATE INDEX "term_negotiation_id_idx" ON "term"("negotiation_id");

-- CreateIndex
CREATE INDEX "term_status_series_id_idx" ON "term_status"("series_id");

-- CreateIndex
CREATE INDEX "term_status_negotiation_id_idx" ON "term_status"("negotiation_id");

-- CreateIndex
CREATE INDEX "linkage_series_id_idx" ON "linkage"("series_id");

-- CreateIndex
CREATE INDEX "linkage_negotiation_id_idx" ON "linkage"("negotiation_id");

-- CreateIndex
CREATE INDEX "option_series_id_idx" ON "option"("series_id");

-- CreateIndex
CREATE INDEX "option_negotiation_id_idx" ON "option"("negotiation_id");

-- CreateIndex
CREATE INDEX "clause_version_series_id_idx" ON "clause_version"("series_id");

-- CreateIndex
CREATE INDEX "clause_version_negotiation_id_idx" ON "clause_version"("negotiation_id");

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_reply" ADD CONSTRAINT "annotation_reply_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation_state" ADD CONSTRAINT "annotation_state_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "figure" ADD CONSTRAINT "figure_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk" ADD CONSTRAINT "risk_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_negotiation_id_fkey" FOREIGN KEY ("negotiation_id") REFERENCES "negotiation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compartment" ADD CONSTRAINT "compartment_negotiation_id_fkey" FOREIGN KEY ("negotiation_id") REFERENCES "negotiation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compartment_member" ADD CONSTRAINT "compartment_member_compartment_id_fkey" FOREIGN KEY ("compartment_id") REFERENCES "compartment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record" ADD CONSTRAINT "record_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "record"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_period" ADD CONSTRAINT "record_period_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_event" ADD CONSTRAINT "round_event_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_status" ADD CONSTRAINT "term_status_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linkage" ADD CONSTRAINT "linkage_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "option" ADD CONSTRAINT "option_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clause_version" ADD CONSTRAINT "clause_version_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

