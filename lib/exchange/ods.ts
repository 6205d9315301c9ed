/**
 * Tables as a spreadsheet (OpenDocument 1.3, ISO/IEC 26300): a sheet each, texts as texts and numbers as numbers. There is
 * no formula in it: a cell's type says that it is a string, so nothing has to be put before what looks like one.
 */
import { strToU8, zipSync } from "fflate";
import { type Cell, type Table, tableLabels } from "./rules/tables";
import { element, xmlText } from "./xml";

const mediaType = "application/vnd.oasis.opendocument.spreadsheet";

const names = {
  "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  "office:version": "1.3",
};

type About = { title: string /** Who may read it. */; classification: string; madeAt: Date };

export function toOds(tables: readonly Table[], { title, classification, madeAt }: About): Uint8Array<ArrayBuffer> {
  const content = element("office:document-content", names, styles, element("office:body", {}, sheets(tables)));
  const meta = element(
    "office:document-meta",
    names,
    element(
      "office:meta",
      {},
      element("dc:title", {}, xmlText(title)),
      element("dc:subject", {}, xmlText(classification)),
      element("meta:creation-date", {}, madeAt.toISOString().slice(0, 19)),
    ),
  );
  const manifest = element(
    "manifest:manifest",
    { "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3" },
    ...[
      ["/", mediaType],
      ["content.xml", "text/xml"],
      ["meta.xml", "text/xml"],
    ].map(([path, type]) =>
      element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type }),
    ),
  );
  const mtime = madeAt;
  // The type of the whole comes first and uncompressed, so that it can be read from the file's beginning.
  const packed = zipSync({
    mimetype: [strToU8(mediaType), { level: 0, mtime }],
    "META-INF/manifest.xml": [strToU8(declared(manifest)), { mtime }],
    "content.xml": [strToU8(declared(content)), { mtime }],
    "meta.xml": [strToU8(declared(meta)), { mtime }],
  });
  return new Uint8Array(packed);
}

const declared = (xml: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;

const styles = element(
  "office:automatic-styles",
  {},
  element(
    "style:style",
    { "style:name": "head", "style:family": "table-cell" },
    element("style:text-properties", { "fo:font-weight": "bold" }),
  ),
);

function sheets(tables: readonly Table[]): string {
  return element("office:spreadsheet", {}, ...tables.map(sheet));
}

function sheet({ name, columns, rows }: Table): string {
  return element(
    "table:table",
    { "table:name": tableLabels[name] },
    element("table:table-column", { "table:number-columns-repeated": String(columns.length) }),
    element(
      "table:table-header-rows",
      {},
      element("table:table-row", {}, ...columns.map((head) => cell(head, "head"))),
    ),
    ...rows.map((row) => element("table:table-row", {}, ...row.map((each) => cell(each)))),
  );
}

function cell(value: Cell, style: string | null = null): string {
  const look = { "table:style-name": style };
  if (value === null || value === "") return element("table:table-cell", look);
  if (typeof value === "number") {
    const words = element("text:p", {}, String(value));
    return element("table:table-cell", { ...look, "office:value-type": "float", "office:value": String(value) }, words);
  }
  const paragraphs = value.split(/\r\n|[\n\r]/).map((line) => element("text:p", {}, spaced(line)));
  return element("table:table-cell", { ...look, "office:value-type": "string" }, ...paragraphs);
}

/** Spaces that would fold into one, and tabs, are elements there. */
function spaced(line: string): string {
  return line
    .split(/(^ +| {2,}| +$|\t)/)
    .map((part) => {
      if (part === "\t") return "<text:tab/>";
      return /^ +$/.test(part) && part !== " "
        ? `<text:s text:c="${part.length}"/>`
        : part === " "
          ? "<text:s/>"
          : xmlText(part);
    })
    .join("");
}
