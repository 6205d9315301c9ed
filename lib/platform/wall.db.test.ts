import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newPerson } from "@/prisma/team-fixtures";

let owner: Owner;
let app: Owner;
let appRole: string;

beforeAll(() => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  app = connectAsOwner(process.env.DATABASE_URL);
  appRole = new URL(process.env.DATABASE_URL ?? "").username;
});

afterAll(async () => {
  await owner.end();
  await app.end();
});

/** What the app may call in the database; whoever adds a door says here that it is one. */
const doors = [
  "accept_invitation",
  "ask_for_password_link",
  "be_present",
  "begin_act",
  "begin_guess",
  "begin_half_sign_in",
  "begin_invitation",
  "begin_job",
  "begin_passkey_challenge",
  "begin_totp",
  "change_my_password",
  "check_audit",
  "choose_presence",
  "claim_mail",
  "confirm_my_sign_in",
  "confirm_my_sign_in_by_identity",
  "confirm_my_sign_in_by_passkey",
  "confirm_totp",
  "current_user_id",
  "disable_account",
  "enable_account",
  "end_calendar",
  "end_delivery",
  "end_job",
  "end_my_other_sign_ins",
  "end_my_sign_in",
  "end_sign_ins_of_identity",
  "end_token",
  "end_unsubscribe_links",
  "enter_by_identity",
  "enter_by_passkey",
  "find_credential",
  "find_documents",
  "find_half_sign_in",
  "find_invitation",
  "find_name_words",
  "find_passkey",
  "find_password_link",
  "find_user_by_email",
  "follow_my_groups",
  "forget_guess",
  "forget_invitation",
  "forget_old_jobs",
  "forget_webhooks",
  "forget_what_ended",
  "found_negotiation",
  "give_administration",
  "glimpse",
  "has_identity",
  "is_administrator",
  "is_signed_out",
  "is_unsubscribe_link",
  "keep_passkey",
  "lacking_migrations",
  "lacks_second_factor",
  "leave_negotiation",
  "link_identity_by_email",
  "link_my_identity",
  "list_accounts",
  "list_identities",
  "make_calendar",
  "make_compartment",
  "make_identity_account",
  "make_invited_account",
  "make_password_link_for",
  "make_token",
  "make_unsubscribe_link",
  "my_colleagues",
  "my_compartments",
  "my_draft_invitations",
  "my_identity",
  "my_negotiations",
  "my_negotiations_as",
  "my_passkeys",
  "my_second_factor",
  "note_invitations_sent",
  "open_calendar",
  "open_groups_sign_in",
  "open_sign_in",
  "open_token",
  "open_webhook",
  "pass_half_sign_in",
  "ping_webhook",
  "plan_invitations",
  "plan_mail",
  "plan_tables",
  "plan_webhooks",
  "remind_reviewers",
  "remove_passkey",
  "remove_second_factor",
  "remove_second_factor_of",
  "renew_recovery_codes",
  "require_second_factor",
  "resend_delivery",
  "retry_job",
  "review_asks_me",
  "role_by_my_groups",
  "search_matches",
  "see_sign_in",
  "seen_in",
  "stop_webhook",
  "take_administration",
  "take_allowance",
  "take_delivery",
  "take_job",
  "take_passkey_challenge",
  "tell_of_table",
  "tell_team",
  "unlink_identity_of",
  "unlink_my_identity",
  "unsubscribe",
  "use_password_link",
  "wake_my_tables",
  "work_waiting",
  "yield_job",
];

/** Tables that hold nothing of anybody. */
const open = ["installation", "_prisma_migrations"];

describe("the database's own guard", () => {
  it("stands before every table, so that a new one cannot be forgotten", async () => {
    const { rows } = await owner.query<{ relname: string }>(
      "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity order by 1",
    );
    expect(rows.map((row) => row.relname).filter((name) => !open.includes(name))).toEqual([]);
  });

  it("gives the app's role no table of its own, no way round, and no edit of what is published", async () => {
    const { rows: owned } = await owner.query(
      "select 1 from pg_tables where schemaname = 'public' and tableowner = $1",
      [appRole],
    );
    expect(owned).toEqual([]);
    const { rows: role } = await owner.query(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1",
      [appRole],
    );
    expect(role).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
    const { rows: grants } = await owner.query<{ table_name: string; privilege_type: string }>(
      `select distinct table_name, privilege_type from (
         select table_name, privilege_type from information_schema.table_privileges where grantee = $1
         union select table_name, privilege_type from information_schema.column_privileges where grantee = $1) g
       where privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER') order by 1, 2`,
      [appRole],
    );
    expect(grants.map(({ table_name, privilege_type }) => `${privilege_type} ${table_name}`)).toEqual([
      "UPDATE compartment",
      "DELETE compartment_member",
      "UPDATE follow",
      "UPDATE inbox_state",
      "UPDATE invitation",
      "DELETE kept_forecast",
      "UPDATE kept_forecast",
      "UPDATE mail_setting",
      "UPDATE membership",
      "UPDATE negotiation",
      "UPDATE remark_draft",
      "UPDATE session_draft",
      "DELETE session_draft_update",
      "DELETE session_draft_writer",
      "UPDATE sign_in",
      "DELETE taken_part",
      "UPDATE taken_part",
      "UPDATE taken_table",
      "UPDATE webhook",
      "UPDATE wording_draft",
    ]);
  });

  it("lets the app call its doors, and anybody else nothing", async () => {
    const callableBy = async (role: string) => {
      const { rows } = await owner.query<{ proname: string }>(
        `select distinct proname from pg_proc p
          where pronamespace = 'public'::regnamespace and has_function_privilege($1, p.oid, 'EXECUTE') order by 1`,
        [role],
      );
      return rows.map(({ proname }) => proname);
    };
    expect(await callableBy("public")).toEqual([]);
    expect(await callableBy(appRole)).toEqual(doors);
  });

  it("knows every purpose of a sign-in, and lets into a circle those that act as its member", async () => {
    const { rows } = await owner.query<{ check: string }>(
      "select pg_get_constraintdef(oid) as check from pg_constraint where conname = 'sign_in_purpose_check'",
    );
    const purposes = [...(rows[0]?.check ?? "").matchAll(/'(\w+)'/g)].map(([, purpose]) => purpose);
    expect(purposes.sort()).toEqual(["browser", "calendar", "groups", "mail", "table", "token", "webhook"]);
    const circles = await owner.query<{ body: string }>(
      "select prosrc as body from pg_proc where proname = 'my_compartments'",
    );
    const letIn = /s\.purpose IN \(([^)]*)\)/.exec(circles.rows[0]?.body ?? "")?.[1];
    expect(letIn?.split(", ")).toEqual(["'browser'", "'table'", "'token'"]);
  });

  it("takes no list of a token's with a gap, nor none", async () => {
    // There is a sign-in to be spoilt.
    await newPerson(owner, "Somebody");
    for (const column of ["only_in = null", "only_in = '{null}'", "scopes = null", "scopes = '{read,null}'"])
      await expect(owner.query(`update sign_in set ${column}`), column).rejects.toThrow("sign_in_lists_check");
  });

  it("shows the app's role nothing while nobody is signed in, and never a password's hash", async () => {
    const { rows: tables } = await owner.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public'",
    );
    for (const { tablename } of tables) {
      if (open.includes(tablename)) continue;
      const counted = await app
        .query<{ n: string }>(`select count(*) as n from "${tablename}"`)
        .catch((error: Error) => error.message);
      if (typeof counted === "string") expect(counted).toMatch(/permission denied/);
      else expect(`${tablename} ${counted.rows[0]?.n}`).toBe(`${tablename} 0`);
    }
    await expect(app.query("select password_hash from credential")).rejects.toThrow(/permission denied/);
    await expect(app.query("select create_user('a@b.example', 'A', 'x')")).rejects.toThrow(/permission denied/);
    await expect(app.query("select * from audit_verify(gen_random_uuid())")).rejects.toThrow(/permission denied/);
  });
});
