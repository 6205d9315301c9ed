/** What is attacked: a negotiation with one record of each kind, and every address, command and action that there is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Caller } from "@/e2e/fixtures";
import { notesOfNewRound, startDraft } from "@/e2e/matrix/drafts";
import { pages, routes } from "@/e2e/matrix/pages";
import { crawl } from "@/e2e/matrix/reading";
import { withReviews } from "@/e2e/matrix/reviews";
import type { Schema } from "@/e2e/matrix/schema-paths";
import { setStage, type Stage } from "@/e2e/matrix/stage";
import { invite } from "@/e2e/matrix/team";
import { paths } from "@/lib/platform/paths";
import { type Form, formsIn } from "./forms";
import type { People } from "./people";

export type Action = {
  id: string;
  name: string /** A page that has it. */;
  folder: string /** How many arguments it reads. */;
  arity: number;
};
type Parameter = { name: string; in: string; schema: Record<string, unknown> };
export type Operation = { name: string; method: string; path: string; parameters: Parameter[] };

export type Ground = {
  people: People;
  stage: Stage;
  port: number;
  origin: string;
  /** Input schemas by the command's name. */
  schemas: ReadonlyMap<string, Schema>;
  /** What the API's document has besides commands. */
  operations: readonly Operation[];
  /** Every page by its folder, and every route. */
  pages: readonly { folder: string; address: string }[];
  routes: readonly { folder: string; address: string; isEndless: boolean }[];
  /** Addresses that links lead to, with what they ask for. */
  links: readonly string[];
  /** Every name that an address of ours is asked by. */
  names: readonly string[];
  forms: readonly Form[];
  actions: readonly Action[];
  /** Ids that there are, and one of nothing. */
  ids: readonly string[];
};

type Manifest = { node: Record<string, { exportedName?: string; workers: Record<string, unknown> }> };

/** The build's Server Actions. The first byte of an id says which arguments it reads (Next's `server-reference-info`). */
function actionsOf(distFolder: string): Action[] {
  const file = join(distFolder, "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  return Object.entries(node).map(([id, { exportedName = id, workers }]) => ({
    ...{ id, name: exportedName },
    folder: (Object.keys(workers).at(-1) ?? "").replace(/^app\/|\/?page$/g, ""),
    arity: [0x40, 0x20, 0x10, 0x08].filter((bit) => Number.parseInt(id.slice(0, 2), 16) & bit).length,
  }));
}

async function operationsOf(caller: Caller): Promise<Operation[]> {
  type Said = { operationId: string; parameters?: Parameter[] };
  const { text } = await caller.get(paths.openApi);
  const document = JSON.parse(text) as { paths: Record<string, Record<string, Said>> };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    path.startsWith("/commands/")
      ? []
      : Object.entries(methods).map(([method, { operationId, parameters = [] }]) => ({
          ...{ name: operationId, method: method.toUpperCase(), path: `/api/v1${path}`, parameters },
        })),
  );
}

/** The same addresses on a new stage. `isRead`: every link of it is followed once, for what addresses ask and forms hold. */
export async function prepareGround(
  people: People,
  { port, distFolder, isRead }: { port: number; distFolder: string; isRead: boolean },
): Promise<Ground> {
  await people.refresh();
  const [owner, officer] = [await people.callers("owner"), await people.callers("officer")];
  const stage = await withReviews(await setStage(people.callers));
  const { draftId } = await startDraft(stage, officer, await notesOfNewRound(stage));
  const { token } = await invite(owner, stage.id);
  const place = { slug: stage.slug, props: stage.props.open, draftId: String(draftId), token };
  const board = paths.board(stage.slug);
  const read = isRead ? await crawl(officer, board, 1) : new Map([[board, (await officer.get(board)).text]]);
  const links = [...read.keys()];
  const { commands } = JSON.parse((await owner.get("/api/v1/commands")).text) as {
    commands: { name: string; input: Schema }[];
  };
  const operations = await operationsOf(owner);
  const asked = links.flatMap((link) => [...new URL(link, owner.origin).searchParams.keys()]);
  const ofApi = operations.flatMap(({ parameters }) => parameters.filter((each) => each.in === "query"));
  const real = Object.values(stage.props.open).flatMap((prop) => (prop ? [prop.id, prop.recordId] : []));
  return {
    ...{ people, stage, port, origin: owner.origin, operations, links },
    schemas: new Map(commands.map(({ name, input }) => [name, input])),
    pages: Object.entries(pages).map(([folder, { at }]) => ({ folder, address: at(place) })),
    routes: Object.entries(routes).map(([folder, { at, isEndless = false }]) => ({
      ...{ folder, isEndless },
      address: at.replace("never-was", stage.slug),
    })),
    names: [...new Set([...asked, ...ofApi.map(({ name }) => name), "callbackUrl", "link", "_rsc"])],
    forms: [...read].flatMap(([address, html]) => formsIn(address, html)),
    actions: actionsOf(distFolder),
    ids: [
      ...new Set([...real, ...Object.values(stage.compartments), ...Object.values(stage.userIds), stage.id]),
      "00000000-0000-4000-8000-000000000000",
    ],
  };
}
