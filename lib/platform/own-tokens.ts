/** The tokens by which a person's programs act as them: sign-ins that no browser can carry. */
import "server-only";
import { type Actor, asActor } from "./actor";
import { database } from "./database";
import { hashToken } from "./passwords";
import { isTokenLike, type Scope, scopes as allScopes } from "./token-rules";

export type OwnToken = {
  id: string;
  name: string;
  scopes: readonly Scope[];
  /** None: all negotiations of its owner's. */
  negotiationIds: readonly string[];
  madeAt: Date;
  endsAt: Date;
  /** To the minute; null: it has not been used. */
  usedAt: Date | null;
};

/** The reader's own tokens that hold now, the one made last first. Of what a program sends only a hash is kept. */
export async function ownTokens(actor: Actor, now: Date): Promise<OwnToken[]> {
  const rows = await asActor(actor, (tx) =>
    tx.signIn.findMany({
      where: { userId: actor.userId, purpose: "token", revokedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: "desc" },
      select: {
        ...{ id: true, tokenName: true, scopes: true, onlyIn: true },
        ...{ createdAt: true, expiresAt: true, usedAt: true },
      },
    }),
  );
  return rows.map(({ id, tokenName, scopes, onlyIn, createdAt, expiresAt, usedAt }) => ({
    ...{ id, name: tokenName ?? "", negotiationIds: onlyIn, usedAt },
    scopes: asScopes(scopes),
    madeAt: createdAt,
    endsAt: expiresAt,
  }));
}

type Row = {
  signInId: string;
  userId: string;
  name: string;
  email: string;
  tokenName: string;
  scopes: string[];
  onlyIn: string[];
};

/** Who acts by this token, which has hereby been used; null: there is none, it has ended, or its owner's account has. */
export async function findTokenActor(token: string): Promise<Actor | null> {
  if (!isTokenLike(token)) return null;
  const [row] = await database().$queryRaw<Row[]>`
    select sign_in_id::text as "signInId", user_id::text as "userId", name, email, token_name as "tokenName", scopes,
           only_in::text[] as "onlyIn"
      from open_token(${hashToken(token)})`;
  if (!row) return null;
  const { signInId, userId, name, email, tokenName, scopes, onlyIn } = row;
  const by = { name: tokenName, scopes: asScopes(scopes), negotiationIds: onlyIn };
  // No token administers, whoever owns it.
  return { signInId, userId, name, email, isAdmin: false, token: by };
}

/** As whom goes on what a token of the reader's asked for; null: it has ended. That is no use of it. */
export async function actorOfToken(reader: Actor, tokenId: string, now: Date): Promise<Actor | null> {
  const found = await asActor(reader, (tx) =>
    tx.signIn.findFirst({
      where: { id: tokenId, userId: reader.userId, purpose: "token", revokedAt: null, expiresAt: { gt: now } },
      select: { tokenName: true, scopes: true, onlyIn: true },
    }),
  );
  if (!found) return null;
  const by = { name: found.tokenName ?? "", scopes: asScopes(found.scopes), negotiationIds: found.onlyIn };
  return { ...reader, signInId: tokenId, isAdmin: false, token: by };
}

const asScopes = (words: readonly string[]): Scope[] => allScopes.filter((scope) => words.includes(scope));
