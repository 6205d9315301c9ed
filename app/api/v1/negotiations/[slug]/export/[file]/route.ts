import { answerFile } from "@/lib/exchange/api/answer-file";

type Context = { params: Promise<{ slug: string; file: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, file } = await params;
  return answerFile(request, slug, file);
}

/** Without this Next would make the whole file, a print among them, and throw it away. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
