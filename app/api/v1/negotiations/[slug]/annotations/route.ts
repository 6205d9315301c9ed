import { linkHref } from "@/components/annotations/linkHref";
import { answerAnnotations, answerTakingIn } from "@/lib/exchange/api/answer-annotations";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerAnnotations(request, (await params).slug, linkHref);
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerTakingIn(request, (await params).slug);
}
