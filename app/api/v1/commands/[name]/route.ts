import { refuse } from "@/lib/exchange/api/problem";
import { answerCommand } from "@/lib/exchange/api/answer-command";

type Context = { params: Promise<{ name: string }> };

/** Runs a command by name on a JSON body, by the same door as the forms. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerCommand(request, (await params).name);
}

/** Nothing here is read or put: whoever tries is told how it is asked. */
function refused(): Response {
  return refuse({ code: "method_not_allowed", message: "A command is run by POST." }, { allow: "POST" });
}

export { refused as GET, refused as HEAD, refused as PUT, refused as PATCH, refused as DELETE };
