import { expect, it } from "vitest";
import { choicesFor } from "@/components/search/paletteChoices";
import { helpKeys } from "@/components/ui/ShortcutHelp";
import { keylessPlaces, sectionShortcuts } from "./negotiationSections";

const reading = { slug: "doha", moment: { params: { asOf: null, knownAt: null } } };
const nothing = {
  ...{ recent: [], names: new Map(), offers: [], isSearching: false, elsewhere: [], reading, searchHref: "/s" },
  places: keylessPlaces("doha", ""),
};

it.each([
  ["import", ["Take in a table", "Take in a text"]],
  ["csv", ["Take in a table", "Tables of the record, to download"]],
  ["upload", ["Take in a table", "Take in a text"]],
  ["export", ["Brief, to print or take along", "Tables of the record, to download"]],
  ["download", ["Brief, to print or take along", "Tables of the record, to download"]],
  ["token", ["Tokens for programs"]],
  ["api key", ["Tokens for programs"]],
  ["webhook", ["Webhooks", "Add a webhook"]],
  ["dark", ["Dark theme"]],
  ["light", ["Light theme"]],
  ["theme", ["Dark theme", "Light theme", "Theme as the system has it"]],
  ["undo", ["Activity"]],
  ["new position", ["Record a position"]],
  ["invite", ["Members"]],
  ["password", ["Change your password"]],
  ["2fa", ["Second factor"]],
  ["help", ["All keys"]],
  ["shortcuts", ["All keys"]],
  ["meeting", ["Sessions", "Log a session"]],
  ["compare", ["What moved between two moments"]],
  ["archive", ["Tables of the record, to download"]],
  ["notifications", ["Mail and how you are told"]],
])("finds what people call “%s” elsewhere", (words, labels) => {
  const shortcuts = [...sectionShortcuts("doha", ""), ...helpKeys];
  const found = choicesFor({ ...nothing, shortcuts, words }).filter(({ group }) => group !== "Search");
  expect(found.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
  expect(found.length).toBeLessThan(6);
});
