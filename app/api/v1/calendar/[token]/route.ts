import { toCalendar } from "@/lib/exchange/calendar";
import { calendarEntries } from "@/lib/exchange/queries-calendar";
import { env } from "@/lib/platform/env";

/** The calendar with this address, as iCalendar; without its token there is nothing here. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const token = (await params).token.replace(/\.ics$/, "");
  const entries = await calendarEntries(token, env.appUrl);
  if (!entries) return new Response("There is no such calendar.\n", { status: 404 });
  return new Response(toCalendar("Parley", entries), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="parley.ics"',
      "cache-control": "private, no-store",
    },
  });
}
