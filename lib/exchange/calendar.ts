/** What is planned and what took place, as an iCalendar (RFC 5545) that any calendar can subscribe to. */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import { pointsOf, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { CalendarEntry } from "./calendar-entry";
import type { Invitation, Invited } from "./invitations";

const prodId = { company: "Parley", product: "Parley", language: "EN" };

/** The calendar's text, its entries by time. Days are whole days wherever they are read; minutes are instants. */
export function toCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({ name, prodId });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const entry of entries) {
    const when = timeOf(entry);
    if (when)
      calendar.createEvent({
        ...when,
        ...shownOf(entry),
        stamp: entry.recordedAt,
        lastModified: entry.recordedAt,
      });
  }
  return calendar.toString();
}

const idOf = (entryId: string) => `${entryId}@parley`;

const shownOf = ({ id, summary, where, url }: CalendarEntry) => ({
  id: idOf(id),
  summary,
  ...(where ? { location: where } : {}),
  url,
});

/** Who sends an invitation, who gets it, and when. The organizer as a mail has it: `Parley <parley@example.org>`. */
export type InvitationFacts = { organizer: string; attendee: { name: string; email: string }; now: Date };

/** One event, told to one calendar by mail (RFC 5546); who takes part is not asked to answer. */
export function toInvitation(invitation: Invitation, { organizer, attendee, now }: InvitationFacts): string {
  const calendar = ical({ prodId });
  const isOff = invitation.method === "cancel";
  calendar.method(isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  const told = isOff ? calledOff(invitation.invited) : asked(invitation.entry);
  calendar.createEvent({
    ...told,
    sequence: invitation.sequence,
    stamp: now,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: organizerOf(organizer),
    attendees: [{ ...attendee, rsvp: false, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION }],
  });
  return calendar.toString();
}

function asked(entry: CalendarEntry): ICalEventData {
  const when = timeOf(entry);
  if (!when) throw new Error("an invitation is to a day at least");
  return { ...when, ...shownOf(entry) };
}

const calledOff = ({ entryId, summary, startsAt }: Invited): ICalEventData => ({
  start: startsAt,
  id: idOf(entryId),
  summary,
});

function organizerOf(from: string): { name: string; email: string } {
  const [, name = "", email = from] = /^(.*?)\s*<([^<>]+)>$/.exec(from.trim()) ?? [];
  return { name: name.replaceAll('"', "") || "Parley", email };
}

/** Null where it is not known to the day. */
function timeOf({ on, timeZone }: CalendarEntry): Pick<ICalEventData, "start" | "end" | "allDay"> | null {
  const date = requireFuzzyDate(on);
  const precision = precisionOf(date);
  const { start } = pointsOf(date);
  if (precision === "minute") return { start: new Date(start.start.toZonedDateTime(timeZone).epochMilliseconds) };
  if (precision !== "day") return null;
  // An all-day event is told by its date alone, which the generator reads off the clocks of the server.
  const { year, month, day } = start.start;
  return { start: new Date(year, month - 1, day), allDay: true };
}
