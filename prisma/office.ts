/** Two readers of other people's: LibreOffice, which opens documents and sheets, and pdftotext. Both are Debian's. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What is asked of it for each sheet as a file of its own: commas, double quotes, UTF-8, each cell as it is shown. */
const eachSheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

export class Office {
  private readonly folder = mkdtempSync(join(tmpdir(), "parley-office-"));

  /** The files that LibreOffice makes of one, by their names. Throws where it cannot open it. */
  async convert(name: string, body: Uint8Array | string, to: string): Promise<Record<string, Buffer>> {
    const [given, made] = [mkdtempSync(join(this.folder, "given-")), mkdtempSync(join(this.folder, "made-"))];
    writeFileSync(join(given, name), body);
    const ownSettings = `-env:UserInstallation=file://${join(this.folder, "settings")}`;
    await run("soffice", [ownSettings, "--headless", "--convert-to", to, "--outdir", made, join(given, name)]);
    const files = readdirSync(made);
    if (files.length === 0) throw new Error(`LibreOffice made nothing of ${name}.`);
    return Object.fromEntries(files.map((file) => [file, readFileSync(join(made, file))]));
  }

  /** Each sheet of a spreadsheet as CSV, by the sheet's name. */
  async sheetsOf(name: string, body: Uint8Array): Promise<Record<string, string>> {
    const stem = name.replace(/\.\w+$/, "");
    const files = await this.convert(name, body, eachSheet);
    return Object.fromEntries(
      Object.entries(files).map(([file, csv]) => [file.slice(stem.length + 1, -".csv".length), csv.toString()]),
    );
  }

  /** The one file that LibreOffice makes of one. */
  async one(name: string, body: Uint8Array | string, to: string): Promise<Buffer> {
    const [file] = Object.values(await this.convert(name, body, to));
    if (!file) throw new Error(`LibreOffice made nothing of ${name}.`);
    return file;
  }

  /** The words of a PDF, as they lie on its pages. */
  async wordsOfPdf(body: Uint8Array): Promise<string> {
    const path = join(this.folder, "read.pdf");
    writeFileSync(path, body);
    return (await run("pdftotext", ["-layout", path, "-"])).stdout;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
