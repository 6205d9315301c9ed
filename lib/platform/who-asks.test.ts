import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/**
 * These find a sign-in whether or not it lacks the second factor that everybody needs. Everything else asks `currentActor`,
 * `requireActor` or `findActor`, to which who lacks it is nobody.
 */
const whoeverIsSignedIn = /\b(carriedSignIn|signInCarriedBy|currentSignIn|requireSignIn|findSignedIn)\b/;

/** Who may use them, and why it lets nobody past. */
const reasons: Record<string, string> = {
  "app/account/second-factor/page.tsx": "sets up what is lacking",
  "app/api/v1/live/route.ts": "`accessIn` and `presenceFor` ask the database, without a sign of life",
  "app/api/v1/presence/route.ts": "`bePresent` asks the database, without a sign of life",
  "lib/exchange/api/asking.ts": "hands it to `findActor`",
  "lib/platform/actor.ts": "declares them",
  "lib/platform/auth.ts": "declares them, and signs out",
  "lib/platform/current-actor.ts": "declares them",
  "lib/platform/oidc/actions.ts": "shows again who they are",
  "lib/platform/oidc/answering.ts": "shows again who they are, or links by a flow that was begun as one who may",
  "lib/platform/oidc/asking.ts": "shows again who they are",
  "lib/platform/passkey-actions.ts": "sets up what is lacking",
  "lib/platform/passkeys.ts": "says in the log who has come in by one",
  "lib/platform/second-factor-actions.ts": "sets up what is lacking",
  "lib/platform/sign-in-actions.ts": "signs out",
};

it("nothing else asks who is signed in without asking what they lack", () => {
  const using = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`)
      .filter((path) => whoeverIsSignedIn.test(readFileSync(join(root, path), "utf8"))),
  );
  expect(using.sort()).toEqual(Object.keys(reasons));
});
