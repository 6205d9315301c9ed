import { z } from "zod";
import { asAsker } from "@/lib/exchange/api/asking";
import { commandNamed, commandNames } from "@/lib/exchange/registry";

/** What can be asked of this server: every command's name, with the JSON schema of what it takes. */
export async function GET(request: Request): Promise<Response> {
  return asAsker(request, { scope: "read", name: "commands" }, async () => {
    const commands = commandNames.flatMap((name) => {
      const command = commandNamed(name);
      return command ? [{ name, input: inputSchema(command.input) }] : [];
    });
    return Response.json({ commands });
  });
}

/** What a transformed field becomes has no JSON schema; what is sent for it does. */
function inputSchema(input: z.ZodType) {
  return z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
}
