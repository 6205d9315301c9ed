/** One installation for all parts of the soak: started whole, or its database and the app apart. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DataFolder, openDataFolder } from "../data-folder";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import { ensurePostgres, type Postgres, runningAddresses } from "../postgres";
import { StartError } from "../start-error";
import { answers, startWeb, type Web, type WebOptions } from "../web";
import type { Place } from "./load";
import { makePeople } from "./people";
import { Served } from "./served";

const distFolder = process.env.NEXT_DIST_DIR || ".next";

export type Whole = { served: Served; place: Place };
export type Apart = { postgres: Postgres; place: Place };

export class Site {
  readonly served: Served;
  private readonly log: string;
  private readonly logApart: string;
  private readonly end: Set<() => Promise<void>> = new Set();
  private whole: Whole | undefined;
  private apart: Apart | undefined;

  private constructor(
    readonly root: string,
    readonly folder: DataFolder,
    private readonly port: number,
  ) {
    this.log = join(folder.path, "parley.log");
    this.logApart = join(folder.path, "apart.log");
    this.served = new Served(root, folder, port, this.log, false);
  }

  /** In a folder of its own, which is gone afterwards; or in the one that is given. */
  static async make(root: string, lifetime: Lifetime, given?: string): Promise<Site> {
    const path = given ?? mkdtempSync(join(tmpdir(), "parley-soak-"));
    // The database server's user passes through it.
    chmodSync(path, 0o711);
    if (!given) lifetime.defer(() => rmSync(path, { recursive: true, force: true }));
    const site = new Site(root, openDataFolder(path), await freePort());
    lifetime.defer(() => site.stop());
    return site;
  }

  /** As `npm start` starts it: the start program looks after the database. */
  async asWhole(): Promise<Whole> {
    if (this.whole) return this.whole;
    await this.stop();
    this.end.add(() => this.served.stop());
    const isNew = !this.folder.kept().isPrepared;
    await this.served.start();
    this.whole = { served: this.served, place: this.placeAt(this.served.origin()) };
    if (isNew) await makePeople(await this.whole.place.ownerUrl());
    return this.whole;
  }

  /** As with a database of one's own: nobody but its operator starts it again. */
  async asApart(): Promise<Apart> {
    if (this.apart) return this.apart;
    if (!this.folder.kept().isPrepared) await this.asWhole();
    await this.stop();
    const postgres = await ensurePostgres(this.folder);
    this.end.add(() => postgres.stop());
    const origin = `http://127.0.0.1:${this.port}`;
    this.apart = { postgres, place: this.placeAt(origin) };
    await answers(this.another({ port: this.port, appUrl: origin }), { port: this.port });
    return this.apart;
  }

  /** The app anew on that database, and with these in its environment. */
  async asFaked(environment: Record<string, string>): Promise<Place> {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const before = { ...process.env };
    Object.assign(process.env, environment);
    const web = this.another({ port, appUrl: origin });
    process.env = before;
    await answers(web, { port });
    return this.placeAt(origin);
  }

  /** One more process of the app on the database that is there apart. */
  another(options: Partial<WebOptions> & Pick<WebOptions, "port" | "appUrl">): Web {
    const { authSecret = "" } = this.folder.kept();
    const databaseUrl = this.apart?.postgres.appUrl ?? "";
    const log = this.logApart;
    const web = startWeb({ root: this.root, distFolder, isDev: false, log, databaseUrl, authSecret, ...options });
    this.end.add(() => web.stop());
    return web;
  }

  async stop(): Promise<void> {
    for (const end of [...this.end].reverse()) await end();
    this.end.clear();
    this.whole = undefined;
    this.apart = undefined;
  }

  /** What the processes said of answers that failed, without content; of pages also where the database was away. */
  faults(): string[] {
    const lines = [this.log, this.logApart].flatMap((log) =>
      existsSync(log) ? readFileSync(log, "utf8").split("\n") : [],
    );
    return lines.filter((line) => /"level":50,.*"msg":"(command failed|said on the console)"/.test(line));
  }

  private placeAt(origin: string): Place {
    const ownerUrl = async () => {
      const url = (await runningAddresses(this.folder))?.ownerUrl;
      if (!url) throw new StartError("The database is not there again.");
      return url;
    };
    return { origin, ownerUrl };
  }
}
