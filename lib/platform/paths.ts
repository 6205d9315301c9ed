/** Every address of the app, in one place. */

const inNegotiation = (slug: string) => `/negotiations/${encodeURIComponent(slug)}`;

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const said = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
}

export const paths = {
  home: "/negotiations",
  signIn: (backTo?: string) => (backTo ? `/sign-in?callbackUrl=${encodeURIComponent(backTo)}` : "/sign-in"),
  /** The same with what went wrong at the identity provider. */
  signInAfter: (fault: string, backTo: string) =>
    withQuery("/sign-in", { fault, callbackUrl: backTo === "/negotiations" ? undefined : backTo }),
  /** After signing out of what the provider had opened. */
  signedOut: "/sign-in?left=provider",
  /** Where a code is asked for after the password, or one of those for an emergency. */
  signInCode: (backTo?: string, by?: "recovery") =>
    withQuery("/sign-in/code", { callbackUrl: backTo === "/negotiations" ? undefined : backTo, by }),
  /** Where the way to the identity provider begins: to sign in, or to confirm who one is. */
  provider: (backTo?: string, why?: "confirm") =>
    withQuery("/sign-in/provider", { callbackUrl: backTo === "/negotiations" ? undefined : backTo, for: why }),
  /** Where the provider sends people back to, and tells us by itself whom it has signed out. */
  providerAnswer: "/sign-in/provider/answer",
  providerEnded: "/sign-in/provider/ended",
  /** Where one signs out at the provider as well. */
  providerLeave: "/sign-in/provider/leave",
  /** What is said to who has confirmed, in the tab that they did it in. */
  providerConfirmed: (fault?: string) => withQuery("/sign-in/provider/confirmed", { fault }),
  forgottenPassword: "/sign-in/forgotten",
  newPassword: (token: string) => `/sign-in/password?link=${encodeURIComponent(token)}`,
  account: "/account",
  /** Of the identity provider's on it. */
  ownIdentity: (fault?: string) => `/account${fault ? `?fault=${fault}` : ""}#identity`,
  /** Where one's second factor is set up and looked after. */
  secondFactor: (backTo?: string) => withQuery("/account/second-factor", { callbackUrl: backTo }),
  tokens: "/account#tokens",
  /** One's webhooks, and one of them with what it has sent. */
  webhooks: "/account#webhooks",
  newWebhook: "/account/webhooks/new",
  webhook: (webhookId: string) => `/account/webhooks/${webhookId}`,
  /** Where somebody chooses how they are told by mail. */
  mailSettings: "/account#mail",
  /** What wants one's attention, in all one's negotiations. */
  inbox: (tab?: "snoozed" | "done") => (tab ? `/inbox?tab=${tab}` : "/inbox"),
  /** Finding in all one's negotiations. */
  searchEverywhere: (words?: string) => `/search${words ? `?q=${encodeURIComponent(words)}` : ""}`,
  /** What a calendar elsewhere reads. */
  calendar: (token: string) => `/api/v1/calendar/${token}.ics`,
  /** Where whoever holds a mail ends such mails: the page for a person, and what their mail program sends for them. */
  unsubscribe: (token: string) => `/unsubscribe/${encodeURIComponent(token)}`,
  unsubscribeAtOnce: (token: string) => `/api/v1/unsubscribe/${encodeURIComponent(token)}`,
  /** Where an administrator manages accounts. */
  administration: "/administration",
  invitation: (token: string) => `/invitations/${encodeURIComponent(token)}`,
  newNegotiation: "/negotiations/new",
  board: (slug: string) => inNegotiation(slug),
  timeline: (slug: string) => `${inNegotiation(slug)}/timeline`,
  /** What moved between two moments. */
  changes: (slug: string) => `${inNegotiation(slug)}/changes`,
  /** The record as a paper: sections chosen, at a moment. */
  brief: (slug: string) => `${inNegotiation(slug)}/brief`,
  /** Briefs that were kept, each as it stood. */
  briefs: (slug: string) => `${inNegotiation(slug)}/briefs`,
  keptBrief: (slug: string, briefId: string) => `${inNegotiation(slug)}/briefs/${briefId}`,
  questions: (slug: string) => `${inNegotiation(slug)}/questions`,
  /** Why the talks paused, how it stood then, and what has drifted since. */
  pauses: (slug: string) => `${inNegotiation(slug)}/pauses`,
  sessions: (slug: string) => `${inNegotiation(slug)}/sessions`,
  newSession: (slug: string) => `${inNegotiation(slug)}/sessions/new`,
  sessionDraft: (slug: string, draftId: string) => `${inNegotiation(slug)}/sessions/drafts/${draftId}`,
  session: (slug: string, sessionId: string) => `${inNegotiation(slug)}/sessions/${sessionId}`,
  text: (slug: string) => `${inNegotiation(slug)}/text`,
  compare: (slug: string) => `${inNegotiation(slug)}/text/compare`,
  /** Every bracket, open and closed. */
  brackets: (slug: string) => `${inNegotiation(slug)}/text/brackets`,
  /** What leaves as a file: "brief.md", "positions.csv"; every name is in lib/exchange. */
  exported: (slug: string, file: string) => `/api/v1/negotiations/${slug}/export/${file}`,
  /** What programs may ask for, to read: all of it, or the operations of one group, as "terms". */
  api: "/api/v1",
  apiGroup: (group: string, operation?: string) => `/api/v1/reference/${group}${operation ? `#${operation}` : ""}`,
  openApi: "/api/v1/openapi.json",
  annotations: (slug: string) => `/api/v1/negotiations/${slug}/annotations`,
  /** The stream of what an open browser is told as it happens. */
  /** Whether readers may be sent to this process. */
  ready: "/api/health/ready",
  live: "/api/v1/live",
  /** Where an open page says that its reader is there. */
  presence: "/api/v1/presence",
  /** What was said of terms that were split or merged, and waits to be placed. */
  triage: (slug: string) => `${inNegotiation(slug)}/text/triage`,
  /** Where a whole text is read and taken in. */
  takeIn: (slug: string) => `${inNegotiation(slug)}/text/take-in`,
  /** Where a table is taken in, one row a record. */
  takeInTable: (slug: string, tableId?: string) =>
    `${inNegotiation(slug)}/take-in${tableId ? `?table=${tableId}` : ""}`,
  wording: (slug: string, termId: string) => `${inNegotiation(slug)}/text/${termId}`,
  terms: (slug: string) => `${inNegotiation(slug)}/terms`,
  term: (slug: string, termId: string) => `${inNegotiation(slug)}/terms/${termId}`,
  splitTerm: (slug: string, termId: string) => `${inNegotiation(slug)}/terms/${termId}/split`,
  mergeTerms: (slug: string, termId: string) => `${inNegotiation(slug)}/terms/${termId}/merge`,
  positions: (slug: string) => `${inNegotiation(slug)}/positions`,
  parties: (slug: string) => `${inNegotiation(slug)}/parties`,
  party: (slug: string, partyId: string) => `${inNegotiation(slug)}/parties/${partyId}`,
  person: (slug: string, delegateId: string) => `${inNegotiation(slug)}/people/${delegateId}`,
  analysis: (slug: string) => `${inNegotiation(slug)}/analysis`,
  /** How those who negotiate came to where they stand. */
  movement: (slug: string) => `${inNegotiation(slug)}/analysis/movement`,
  /** Values, wordings and statuses chosen together, each tested against everybody's positions. */
  packages: (slug: string) => `${inNegotiation(slug)}/packages`,
  newPackage: (slug: string) => `${inNegotiation(slug)}/packages/new`,
  comparePackages: (slug: string) => `${inNegotiation(slug)}/packages/compare`,
  package: (slug: string, packageId: string) => `${inNegotiation(slug)}/packages/${packageId}`,
  /** How likely the team holds a settlement, and who judged well. */
  forecasts: (slug: string) => `${inNegotiation(slug)}/forecasts`,
  /** What colleagues are asked to review. */
  reviews: (slug: string) => `${inNegotiation(slug)}/reviews`,
  review: (slug: string, reviewId: string) => `${inNegotiation(slug)}/reviews/${reviewId}`,
  /** What holds the words; without any, where they are asked for. */
  search: (slug: string, words?: string) =>
    `${inNegotiation(slug)}/search${words ? `?q=${encodeURIComponent(words)}` : ""}`,
  /** What one party or person said on a topic. */
  said: (slug: string, actorId?: string) => `${inNegotiation(slug)}/said${actorId ? `?party=${actorId}` : ""}`,
  evidence: (slug: string) => `${inNegotiation(slug)}/evidence`,
  /** Where a source's own words are read, and recorded from. */
  source: (slug: string, sourceId: string) => `${inNegotiation(slug)}/evidence/${sourceId}`,
  /** How one record is known: its citations, their passages and how it came to say what it says. */
  known: (slug: string, recordId: string) => `${inNegotiation(slug)}/known/${recordId}`,
  activity: (slug: string) => `${inNegotiation(slug)}/activity`,
  members: (slug: string) => `${inNegotiation(slug)}/members`,
};

/** The link that leads to this page of an invitation; null: it is another page. */
export function invitationIn(path: string): string | null {
  return /^\/invitations\/([\w-]{43})$/.exec(path)?.[1] ?? null;
}

/** Where to go after signing in: a path of ours, or home. Never another site. */
export function safeReturn(asked: string | null | undefined): string {
  if (!asked) return paths.home;
  try {
    const base = "http://parley.invalid";
    const url = new URL(asked, base);
    // "/.//elsewhere" is a path here, and the address of another host once its dots are gone.
    return url.origin === base && asked.startsWith("/") && !url.pathname.startsWith("//")
      ? url.pathname + url.search + url.hash
      : paths.home;
  } catch {
    return paths.home;
  }
}
