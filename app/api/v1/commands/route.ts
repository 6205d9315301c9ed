import { z } from "zod";
import { commandNamed, commandNames } from "@/lib/exchange/registry";
import { currentActor } from "@/lib/platform/current-actor";
import { failure, httpStatuses } from "@/lib/platform/result";

/** What can be asked of this server: every command's name, with the JSON schema of what it takes. */
export async function GET(): Promise<Response> {
  if (!(await currentActor())) {
    return Response.json(failure("signed_out", "Sign in first."), { status: httpStatuses.signed_out });
  }
  const commands = commandNames.flatMap((name) => {
    const command = commandNamed(name);
    return command ? [{ name, input: inputSchema(command.input) }] : [];
  });
  return Response.json({ commands });
}

/** What a transformed field becomes has no JSON schema; what is sent for it does. */
function inputSchema(input: z.ZodType) {
  return z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
}
