/** Every page and route: where it is, and who may open it. One that is not here fails the matrix test. */
import type { Role } from "@/lib/platform/member";
import { paths } from "@/lib/platform/paths";
import type { Props } from "./inputs";

type Place = { slug: string; props: Props; draftId: string /** Of an open invitation. */; token: string };

export type PageAnswer = { status: number; to?: string };

const opens: PageAnswer = { status: 200 };
const leadsHome: PageAnswer = { status: 307, to: paths.home };
export const leadsToSignIn: PageAnswer = { status: 307, to: paths.signIn() };

export type ListedPage = {
  at: (place: Place) => string;
  /** The lowest role that it is for; or, of a page that is of no negotiation, what nobody and somebody get. */
  for: Role | "its author" | { nobody: PageAnswer; somebody: PageAnswer };
  /** It shows one record, which may be marked or another negotiation's. */
  showsOne?: boolean;
};

const members = (at: ListedPage["at"], more: Partial<ListedPage> = {}): ListedPage => ({ at, for: "reader", ...more });

/** By the folder under app/. */
export const pages: Record<string, ListedPage> = {
  "": { at: () => "/", for: { nobody: leadsHome, somebody: leadsHome } },
  "sign-in": { at: () => paths.signIn(), for: { nobody: opens, somebody: leadsHome } },
  "sign-in/forgotten": { at: () => paths.forgottenPassword, for: { nobody: opens, somebody: opens } },
  "sign-in/password": { at: () => paths.newPassword("never was"), for: { nobody: opens, somebody: opens } },
  "sign-in/code": { at: () => paths.signInCode(), for: { nobody: leadsToSignIn, somebody: leadsToSignIn } },
  "sign-in/provider/confirmed": { at: () => paths.providerConfirmed(), for: { nobody: opens, somebody: opens } },
  account: { at: () => paths.account, for: { nobody: leadsToSignIn, somebody: opens } },
  "account/second-factor": { at: () => paths.secondFactor(), for: { nobody: leadsToSignIn, somebody: opens } },
  "account/webhooks/new": { at: () => paths.newWebhook, for: { nobody: leadsToSignIn, somebody: opens } },
  "account/webhooks/[webhookId]": {
    at: () => paths.webhook("never-was"),
    for: { nobody: leadsToSignIn, somebody: { status: 404 } },
  },
  inbox: { at: () => paths.inbox(), for: { nobody: leadsToSignIn, somebody: opens } },
  search: { at: () => paths.searchEverywhere("the"), for: { nobody: leadsToSignIn, somebody: opens } },
  "unsubscribe/[token]": { at: () => paths.unsubscribe("never-was"), for: { nobody: opens, somebody: opens } },
  administration: {
    at: () => paths.administration,
    for: { nobody: leadsToSignIn, somebody: { status: 404 } },
  },
  "api/v1": { at: () => paths.api, for: { nobody: opens, somebody: opens } },
  "api/v1/reference/[group]": { at: () => paths.apiGroup("terms"), for: { nobody: opens, somebody: opens } },
  "invitations/[token]": { at: ({ token }) => paths.invitation(token), for: { nobody: opens, somebody: opens } },
  negotiations: { at: () => paths.home, for: { nobody: leadsToSignIn, somebody: opens } },
  "negotiations/new": { at: () => paths.newNegotiation, for: { nobody: leadsToSignIn, somebody: opens } },
  "negotiations/[slug]": members(({ slug }) => paths.board(slug)),
  "negotiations/[slug]/timeline": members(({ slug }) => paths.timeline(slug)),
  "negotiations/[slug]/changes": members(({ slug }) => paths.changes(slug)),
  "negotiations/[slug]/brief": members(({ slug }) => paths.brief(slug)),
  "negotiations/[slug]/briefs": members(({ slug }) => paths.briefs(slug)),
  "negotiations/[slug]/briefs/[briefId]": members(({ slug, props }) => paths.keptBrief(slug, props.brief.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/pauses": members(({ slug }) => paths.pauses(slug)),
  "negotiations/[slug]/sessions": members(({ slug }) => paths.sessions(slug)),
  "negotiations/[slug]/sessions/new": members(({ slug }) => paths.newSession(slug)),
  "negotiations/[slug]/sessions/drafts/[draftId]": members(({ slug, draftId }) => paths.sessionDraft(slug, draftId), {
    for: "its author",
  }),
  "negotiations/[slug]/sessions/[sessionId]": members(({ slug, props }) => paths.session(slug, props.session.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/text": members(({ slug }) => paths.text(slug)),
  "negotiations/[slug]/text/compare": members(({ slug }) => paths.compare(slug)),
  "negotiations/[slug]/text/brackets": members(({ slug }) => paths.brackets(slug)),
  "negotiations/[slug]/text/take-in": members(({ slug }) => paths.takeIn(slug)),
  "negotiations/[slug]/take-in": members(({ slug }) => paths.takeInTable(slug)),
  "negotiations/[slug]/text/triage": members(({ slug }) => paths.triage(slug)),
  "negotiations/[slug]/text/[termId]": members(({ slug, props }) => paths.wording(slug, props.term.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/terms": members(({ slug }) => paths.terms(slug)),
  "negotiations/[slug]/terms/[termId]": members(({ slug, props }) => paths.term(slug, props.term.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/terms/[termId]/split": members(({ slug, props }) => paths.splitTerm(slug, props.term.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/terms/[termId]/merge": members(({ slug, props }) => paths.mergeTerms(slug, props.term.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/positions": members(({ slug }) => paths.positions(slug)),
  "negotiations/[slug]/parties": members(({ slug }) => paths.parties(slug)),
  "negotiations/[slug]/parties/[partyId]": members(({ slug, props }) => paths.party(slug, props.party.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/people/[delegateId]": members(({ slug, props }) => paths.person(slug, props.delegate.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/analysis": members(({ slug }) => paths.analysis(slug)),
  "negotiations/[slug]/analysis/movement": members(({ slug }) => paths.movement(slug)),
  "negotiations/[slug]/packages": members(({ slug }) => paths.packages(slug)),
  "negotiations/[slug]/packages/new": members(({ slug }) => paths.newPackage(slug)),
  "negotiations/[slug]/packages/compare": members(({ slug }) => paths.comparePackages(slug)),
  "negotiations/[slug]/packages/[packageId]": members(({ slug, props }) => paths.package(slug, props.package.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/questions": members(({ slug }) => paths.questions(slug)),
  "negotiations/[slug]/forecasts": members(({ slug }) => paths.forecasts(slug)),
  "negotiations/[slug]/reviews": members(({ slug }) => paths.reviews(slug)),
  "negotiations/[slug]/reviews/[reviewId]": members(({ slug, props }) => paths.review(slug, props.review?.id ?? ""), {
    showsOne: true,
  }),
  "negotiations/[slug]/search": members(({ slug }) => paths.search(slug, "the")),
  "negotiations/[slug]/said": members(({ slug, props }) => paths.said(slug, props.party.id)),
  "negotiations/[slug]/evidence": members(({ slug }) => paths.evidence(slug)),
  "negotiations/[slug]/evidence/[sourceId]": members(({ slug, props }) => paths.source(slug, props.source.id), {
    showsOne: true,
  }),
  "negotiations/[slug]/known/[recordId]": members(({ slug, props }) => paths.known(slug, props.position.recordId), {
    showsOne: true,
  }),
  "negotiations/[slug]/activity": members(({ slug }) => paths.activity(slug)),
  "negotiations/[slug]/members": members(({ slug }) => paths.members(slug)),
};

/** Routes by their folder; what each answers to somebody signed in and to nobody, by GET. */
export const routes: Record<string, { at: string; signedIn: number; nobody: number; isEndless?: boolean }> = {
  "api/auth/[...nextauth]": { at: "/api/auth/session", signedIn: 200, nobody: 200 },
  // Each leads on: to the provider or, where it is away as here, to the page that says so.
  "sign-in/provider": { at: paths.provider(), signedIn: 307, nobody: 307 },
  "sign-in/provider/answer": { at: paths.providerAnswer, signedIn: 307, nobody: 307 },
  "sign-in/provider/leave": { at: paths.providerLeave, signedIn: 307, nobody: 307 },
  "sign-in/provider/ended": { at: paths.providerEnded, signedIn: 405, nobody: 405 },
  "api/health/live": { at: "/api/health/live", signedIn: 200, nobody: 200 },
  "api/health/ready": { at: "/api/health/ready", signedIn: 200, nobody: 200 },
  "api/v1/live": { at: paths.live, signedIn: 200, nobody: 401, isEndless: true },
  "api/v1/presence": { at: paths.presence, signedIn: 405, nobody: 405 },
  "api/v1/calendar/[token]": { at: paths.calendar("never-was"), signedIn: 404, nobody: 404 },
  "api/v1/unsubscribe/[token]": { at: paths.unsubscribeAtOnce("never-was"), signedIn: 303, nobody: 303 },
  "api/v1/commands": { at: "/api/v1/commands", signedIn: 200, nobody: 401 },
  "api/v1/negotiations/[slug]/annotations": {
    at: "/api/v1/negotiations/never-was/annotations",
    signedIn: 404,
    nobody: 401,
  },
  "api/v1/negotiations/[slug]/export/[file]": {
    at: paths.exported("never-was", "record.ods"),
    signedIn: 404,
    nobody: 401,
  },
  "api/v1/openapi.json": { at: "/api/v1/openapi.json", signedIn: 200, nobody: 401 },
  "api/v1/[...path]": { at: "/api/v1/negotiations", signedIn: 200, nobody: 401 },
  "api/v1/commands/[name]": { at: "/api/v1/commands/party.record", signedIn: 405, nobody: 405 },
};
