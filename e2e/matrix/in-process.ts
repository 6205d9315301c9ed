/** The same stage without HTTP, for database tests: the demo's people, who call commands themselves. */
import type { Address, Caller, Callers, Input } from "@/e2e/fixtures";
import { commandNamed } from "@/lib/exchange/registry";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { demoEmail, demoPeople } from "@/lib/platform/demo-people";
import { httpStatuses, type Result } from "@/lib/platform/result";
import { actAs, makeUser, type Owner } from "@/prisma/fixtures";
import { type Marking, setStage, type Stage } from "./stage";

/** Runs a command by its name, as the API does. */
export function runNamed(actor: Actor | null, name: string, input: unknown, actId?: string): Promise<Result<unknown>> {
  const asked = commandNamed(name);
  if (!asked) throw new Error(`There is no command ${name}.`);
  return execute(asked, actor, input, actId);
}

/** The demo's people, each signed in, with accounts for who has none yet; nobody is signed in as nobody. */
export async function peopleInProcess(owner: Owner) {
  const actors = new Map<Address | "nobody", Actor | null>([["nobody", null]]);
  for (const { address, name } of demoPeople) {
    const email = demoEmail(address);
    const { rows } = await owner.query<{ id: string }>("select id from app_user where email = $1", [email]);
    const id = rows[0]?.id ?? (await makeUser(owner, { email, name, password: "a long enough password" }));
    actors.set(address, await actAs(owner, id));
  }
  const actorOf = (who: Address | "nobody") => actors.get(who) ?? null;
  const callers: Callers = async (who) => callerFor(who, actorOf(who));
  return { callers, actorOf };
}

/** Sets the stage. The founder is also given as the actor that they are. */
export async function setStageInProcess(
  owner: Owner,
  filled: readonly Marking[],
): Promise<{ stage: Stage; founder: Caller; actor: Actor }> {
  const { callers, actorOf } = await peopleInProcess(owner);
  const stage = await setStage(callers, undefined, filled);
  const actor = actorOf("owner");
  if (!actor) throw new Error("The demo has no owner.");
  return { stage, founder: stage.founder, actor };
}

function callerFor(who: Address | "nobody", actor: Actor | null): Caller {
  const must = async (name: string, input: Input) => {
    const result = await runNamed(actor, name, input);
    if (!result.ok) throw new Error(`${name}: ${result.message} ${JSON.stringify(result.fieldErrors)}`);
    return result.value;
  };
  const run: Caller["run"] = async (name, input, headers = {}) => {
    const body = await runNamed(actor, name, input, headers["idempotency-key"]);
    return { status: body.ok ? 200 : httpStatuses[body.code], body };
  };
  // What is left out asks over HTTP.
  return { who, must, run } as unknown as Caller;
}
