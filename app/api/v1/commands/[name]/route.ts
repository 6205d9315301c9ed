import { answerCommand } from "@/lib/exchange/api/answer-command";

type Context = { params: Promise<{ name: string }> };

/** Runs a command by name on a JSON body, by the same door as the forms. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerCommand(request, (await params).name);
}
