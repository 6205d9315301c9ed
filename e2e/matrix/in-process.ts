/** The same stage without HTTP, for database tests: the demo's people, who call commands themselves. */
import type { Caller, Input } from "@/e2e/fixtures";
import { commandNamed } from "@/lib/exchange/registry";
import type { Actor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { demoEmail, demoPeople } from "@/lib/platform/demo-people";
import { httpStatuses, type Result } from "@/lib/platform/result";
import { actAs, makeUser, type Owner } from "@/prisma/fixtures";
import { type Marking, setStage, type Stage } from "./stage";

/** Runs a command by its name, as the API does. */
export function runNamed(actor: Actor, name: string, input: unknown, actId?: string): Promise<Result<unknown>> {
  const asked = commandNamed(name);
  if (!asked) throw new Error(`There is no command ${name}.`);
  return execute(asked, actor, input, actId);
}

/** Sets the stage, with accounts for who has none yet. The founder is also given as the actor that they are. */
export async function setStageInProcess(
  owner: Owner,
  filled: readonly Marking[],
): Promise<{ stage: Stage; founder: Caller; actor: Actor }> {
  const actors = new Map<string, Actor>();
  for (const { address, name } of demoPeople) {
    const email = demoEmail(address);
    const { rows } = await owner.query<{ id: string }>("select id from app_user where email = $1", [email]);
    const id = rows[0]?.id ?? (await makeUser(owner, { email, name, password: "a long enough password" }));
    actors.set(address, await actAs(owner, id));
  }
  const actorOf = (who: string) => actors.get(who) ?? nobody(who);
  const stage = await setStage(async (who) => callerFor(who, actorOf(who)), undefined, filled);
  return { stage, founder: stage.founder, actor: actorOf("owner") };
}

function nobody(who: string): never {
  throw new Error(`${who} is none of the demo's people.`);
}

function callerFor(who: string, actor: Actor): Caller {
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
