import { answerRead } from "@/lib/exchange/api/answer-read";

type Context = { params: Promise<{ path: string[] }> };

/** Every read of the API: `lib/exchange/api/reads.ts` says which there are. */
async function answer(request: Request, { params }: Context): Promise<Response> {
  return answerRead(request, (await params).path);
}

export { answer as GET, answer as HEAD, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
