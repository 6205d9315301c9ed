import { unsubscribe } from "@/lib/inbox/unsubscribing";
import { failureOf } from "@/lib/platform/failure";
import { paths } from "@/lib/platform/paths";
import { httpStatuses } from "@/lib/platform/result";

type Props = { params: Promise<{ token: string }> };

/** A person who opens the address is asked first: programs that look through mail open every address in it. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  return new Response(null, { status: 303, headers: { location: paths.unsubscribe(token) } });
}

/** What a mail program sends when its user presses its own button (RFC 8058). Nobody is signed in. */
export async function POST(_: Request, { params }: Props): Promise<Response> {
  try {
    const isEnded = await unsubscribe((await params).token);
    return isEnded
      ? new Response("There will be no more such mail, and no more invitations.\n")
      : new Response("This address ends nothing any more.\n", { status: 404 });
  } catch (error) {
    const { code, message } = failureOf(error, "unsubscribing");
    return new Response(`${message}\n`, { status: httpStatuses[code] });
  }
}
