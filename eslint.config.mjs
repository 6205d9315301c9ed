/**
 * The rules of this house and of React. What takes the types of every line (promises that nobody awaits) is in
 * .oxlintrc.json, ten times as fast; that only commands write is in the types of a transaction. Each ban is a rule of
 * its own ("parley/…"), so that it can be allowed in the places listed below and nowhere else, and its message says what
 * to do instead.
 */
import { relative, resolve } from "node:path";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const tests = ["**/*.test.{ts,tsx}", "e2e/**"];
const timeless = ["lib/**/{rules,policy}.ts", "lib/{time,analysis,text}/**/*.ts"];

/** A rule that reports whatever one of the selectors matches. */
function ban(message, ...selectors) {
  const create = (context) =>
    Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })]));
  return { meta: { schema: [] }, create };
}

const namesThatSayNothing = /\/(utils?|helpers?|misc|common|shared)(\/|\.[a-z.]+$)/;

const saysItsSubject = {
  meta: { schema: [] },
  create: (context) => ({
    Program(node) {
      const path = context.filename.slice(context.cwd.length);
      if (namesThatSayNothing.test(path))
        context.report({ node, message: "Name the file for its subject; no utils, helpers, misc, common, shared." });
      if (/\/index\.tsx?$/.test(path))
        context.report({ node, message: "No barrels: import each thing from the file that holds it." });
    },
  }),
};

/** The first two folders of a path: `lib/parties`, `components/ui`. */
const roomOf = (path) => path.split("/").slice(0, 2).join("/");

const importsThroughAlias = {
  meta: { schema: [] },
  create(context) {
    const check = (node) => {
      const path = node.source?.value;
      if (typeof path !== "string" || !path.startsWith("../")) return;
      const from = relative(context.cwd, context.filename);
      const to = relative(context.cwd, resolve(context.filename, "..", path));
      if (roomOf(from) !== roomOf(to))
        context.report({ node, message: `Import "@/${to}", so that the line says which room it reaches into.` });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ImportExpression: check };
  },
};

const parley = {
  rules: {
    "says-its-subject": saysItsSubject,
    "writes-through-commands": ban(
      "Only commands write. Put the change in lib/<noun>/commands, where the runner authorises, audits and announces it.",
      "ImportSpecifier[imported.name=/^(asWritingActor|asEnteringActor|asJob|database)$/]",
    ),
    "links-that-wait": ban(
      "Import Link from components/ui/Link.tsx, which asks for nothing before it is pressed.",
      "ImportDeclaration[source.value='next/link']",
    ),
    "forms-that-stay": ban(
      "Use ActionForm, or useFormAction: where the server is not reached, React gives up the page over an action of its own.",
      "ImportSpecifier[imported.name='useActionState']",
      "JSXOpeningElement[name.name='form'] > JSXAttribute[name.name='action'] Identifier[name=/Action$/]",
      "JSXAttribute[name.name='formAction']",
    ),
    "environment-in-one-place": ban(
      "Read settings from lib/platform/env.ts, which checks each of them once and says what is wrong.",
      "MemberExpression[object.name='process'][property.name='env']",
      "VariableDeclarator[init.name='process']",
      "ImportDeclaration[source.value=/^(node:)?process$/]",
    ),
    "time-is-passed-in": ban(
      "Time is passed in: take `now` (or asOf and knownAt) as an argument.",
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.name='Date']",
      "MemberExpression[object.name='Temporal'][property.name='Now']",
    ),
    "no-raw-sql-from-strings": ban(
      "Write $queryRaw`…` or $executeRaw`…` as a tagged template, which binds its values; build lists with Prisma.join.",
      "MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]",
      "MemberExpression[object.name='Prisma'][property.name='raw']",
    ),
    "no-html-from-strings": ban(
      "Give React elements instead; text that others wrote must never become markup.",
      "JSXAttribute[name.name='dangerouslySetInnerHTML']",
      "Property[key.name='dangerouslySetInnerHTML']",
      "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]",
    ),
    "server-only": ban(
      'Start with `import "server-only";` so that this can never be sent to a browser.',
      "Program:not(:has(> ImportDeclaration[source.value='server-only']))",
    ),
    "use-server": ban(
      'Start with "use server": this file is the door that forms and components call.',
      "Program:not(:has(> ExpressionStatement[directive='use server']))",
    ),
    "imports-through-alias": importsThroughAlias,
    "no-barrels": ban("No barrels: import each thing from the file that holds it.", "ExportAllDeclaration"),
  },
};

export default tseslint.config(
  { ignores: ["**/.*/", "prisma/generated/", "next-env.d.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: tseslint.parser },
    plugins: { parley },
    rules: {
      "parley/says-its-subject": "error",
      "parley/environment-in-one-place": "error",
      "parley/no-raw-sql-from-strings": "error",
      "parley/no-html-from-strings": "error",
      "parley/imports-through-alias": "error",
      "parley/no-barrels": "error",
    },
  },
  { files: ["**/*.tsx"], ...reactHooks.configs.flat.recommended },
  {
    files: ["{app,components}/**/*.tsx"],
    ignores: ["components/ui/Link.tsx"],
    rules: { "parley/links-that-wait": "error" },
  },
  {
    files: ["{app,components}/**/*.{ts,tsx}"],
    ignores: ["components/ui/useFormAction.ts"],
    rules: { "parley/forms-that-stay": "error" },
  },
  {
    files: ["{app,components,lib}/**/*.{ts,tsx}"],
    // Besides the platform: what no command can begin, each through a door of its own.
    ignores: [
      "lib/platform/**",
      "lib/exchange/inviting.ts",
      "lib/inbox/{mailing,unsubscribing}.ts",
      "lib/reviews/reminding.ts",
      ...tests,
    ],
    rules: { "parley/writes-through-commands": "error" },
  },
  { files: timeless, ignores: tests, rules: { "parley/time-is-passed-in": "error" } },
  {
    files: ["lib/*/{queries,commands}{,-*}.ts", "lib/*/{queries,commands}/**/*.ts"],
    ignores: tests,
    rules: { "parley/server-only": "error" },
  },
  { files: ["lib/*/actions{,-*}.ts"], rules: { "parley/use-server": "error" } },
  {
    files: ["lib/platform/env.ts", "lib/platform/boot/**", "instrumentation.ts", "*.config.ts", "prisma/**", ...tests],
    rules: { "parley/environment-in-one-place": "off" },
  },
);
