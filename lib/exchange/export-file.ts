/** Makes the files that leave the house: each what its reader sees at one moment, and nothing more. */
import "server-only";
import { keptBrief } from "@/lib/briefs/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { isId } from "@/lib/platform/is-id";
import { paths } from "@/lib/platform/paths";
import { failure, type Result } from "@/lib/platform/result";
import { turns } from "@/lib/platform/turns";
import { momentQuery } from "@/lib/time/moment-query";
import { toAkomaNtoso } from "./akoma-ntoso";
import { toDocx } from "./brief/docx";
import { toMarkdown } from "./brief/markdown";
import { toCalendar } from "./calendar";
import { toCsv } from "./csv";
import { toOds } from "./ods";
import { agreementText } from "./queries-agreement";
import { briefOf, keptBriefOf } from "./queries-brief";
import { roundEntries } from "./queries-calendar";
import { mostRows, tablesOf } from "./queries-tables";
import { briefQuery, keptQuery, readBriefAddress } from "./rules/brief-address";
import { type FileAsked, textAlone } from "./rules/files";

type MadeFile = { body: string | Uint8Array<ArrayBuffer>; type: string };

/** What else the address says. */
type FileParams = Readonly<Record<string, string>>;

type Place = {
  now: Date;
  appUrl: URL;
  /** Whoever asked has gone. */
  signal: AbortSignal;
  /** Prints the page of a brief as its reader; null where this installation has no browser for it. */
  print: ((path: string) => Promise<Uint8Array<ArrayBuffer> | null>) | null;
};

/** A large record takes seconds to be read and packed, in which nobody else is answered by the same process. */
const inTurn = turns({ atOnce: 2, most: 24, each: 4 });

/** `invalid` where the address asks for something that cannot be told in one file. */
export async function exportFile(
  opened: Opened,
  asked: FileAsked,
  params: FileParams,
  place: Place,
): Promise<Result<MadeFile>> {
  // A PDF has turns of its own, and is made of a page that is asked for like any other.
  if (asked.kind === "calendar" || asked.format === "pdf") return fileOf(opened, asked, params, place);
  const made = await inTurn(opened.actor.userId, place.signal, () => fileOf(opened, asked, params, place));
  return made ?? failure("unavailable", "Several files are being made. Try again in a minute.");
}

async function fileOf(
  opened: Opened,
  asked: FileAsked,
  params: FileParams,
  { now, appUrl, print }: Place,
): Promise<Result<MadeFile>> {
  switch (asked.kind) {
    case "brief": {
      if (params.kept !== undefined) return keptFile(opened, asked.format, params, print);
      const { error, ...choice } = readBriefAddress(params);
      if (error) return failure("invalid", error, { since: [error] });
      if (asked.format === "pdf")
        return printed(paths.brief(opened.negotiation.slug) + briefQuery(momentQuery(opened.moment), choice), print);
      const brief = await briefOf(opened, choice, now);
      if (asked.format === "md") return made(toMarkdown(brief), markdown);
      return made(await toDocx(brief, choice.paper), word);
    }
    case "agreement": {
      if (asked.format === "md") {
        const choice = { ...readBriefAddress(params), sections: textAlone };
        return made(toMarkdown(await briefOf(opened, choice, now)), markdown);
      }
      return made(
        toAkomaNtoso(await agreementText(opened, params.language ?? null, now)),
        "application/akn+xml; charset=utf-8",
      );
    }
    case "table": {
      for (const name of ["term", "party"] as const)
        if (params[name] !== undefined && !isId(params[name]))
          return failure("invalid", `This is the id of no ${name}.`, { [name]: [`This is the id of no ${name}.`] });
      const { termId, partyId } = { termId: params.term ?? null, partyId: params.party ?? null };
      const told = await tablesOf(opened, { tables: asked.tables, termId, partyId });
      if (!told) return failure("invalid", tooManyRows);
      const [table] = told.tables;
      if (asked.format === "csv" && table) return made(toCsv(table), "text/csv; charset=utf-8; header=present");
      const about = { title: opened.negotiation.name, classification: told.classification, madeAt: now };
      return made(toOds(told.tables, about), "application/vnd.oasis.opendocument.spreadsheet");
    }
    case "calendar":
      return made(
        toCalendar(opened.negotiation.name, await roundEntries(opened, appUrl)),
        "text/calendar; charset=utf-8",
      );
  }
}

/** A kept brief, as it stood when it was kept. */
async function keptFile(
  opened: Opened,
  format: "md" | "docx" | "pdf",
  params: FileParams,
  print: Place["print"],
): Promise<Result<MadeFile>> {
  const kept = await keptBrief(opened, params.kept ?? "");
  if (!kept) return failure("not_found", "There is no such brief.");
  const { paper } = readBriefAddress(params);
  const { negotiation, moment } = opened;
  if (format === "pdf")
    return printed(paths.keptBrief(negotiation.slug, kept.id) + keptQuery(momentQuery(moment), paper), print);
  const brief = await keptBriefOf(opened, kept);
  return format === "md" ? made(toMarkdown(brief), markdown) : made(await toDocx(brief, paper), word);
}

/** A page, as the browser prints it. */
async function printed(path: string, print: Place["print"]): Promise<Result<MadeFile>> {
  if (!print) return failure("not_found", "This installation makes no PDF. Open the brief and print it.");
  const pdf = await print(path);
  if (!pdf) return failure("unavailable", "Other briefs are being printed, or one of yours is. Try again in a minute.");
  return made(pdf, "application/pdf");
}

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const markdown = "text/markdown; charset=utf-8";
const tooManyRows = `There are more than ${mostRows.toLocaleString("en-GB")} positions. Ask for those on one term (?term=) or of one party (?party=).`;

const made = (body: MadeFile["body"], type: string): Result<MadeFile> => ({ ok: true, value: { body, type } });
