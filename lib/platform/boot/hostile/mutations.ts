/** Ways to break a file a little: each is one change that a test of it ought to notice. */
import ts from "typescript";

export type Mutant = {
  /** From 1. */
  line: number;
  /** What stood there, and what stands there instead. */
  from: string;
  to: string;
  /** The whole file with that change. */
  text: string;
};

/** What else an operator could have been. */
const otherOperators = new Map<ts.SyntaxKind, string[]>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ["!=="]],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ["==="]],
  [ts.SyntaxKind.GreaterThanEqualsToken, [">", "<"]],
  [ts.SyntaxKind.GreaterThanToken, [">=", "<="]],
  [ts.SyntaxKind.LessThanEqualsToken, ["<", ">"]],
  [ts.SyntaxKind.LessThanToken, ["<=", ">="]],
  [ts.SyntaxKind.AmpersandAmpersandToken, ["||"]],
  [ts.SyntaxKind.BarBarToken, ["&&"]],
  [ts.SyntaxKind.QuestionQuestionToken, ["&&"]],
  [ts.SyntaxKind.PlusToken, ["-"]],
  [ts.SyntaxKind.MinusToken, ["+"]],
  [ts.SyntaxKind.AsteriskToken, ["/"]],
  [ts.SyntaxKind.PlusEqualsToken, ["-="]],
]);

/** Every mutant of a file: conditions turned, comparisons and bounds moved, words emptied, calls left out, answers turned. */
export function mutantsOf(text: string): Mutant[] {
  const source = ts.createSourceFile("mutated.ts", text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const put = (node: ts.Node, to: string) => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    const from = text.slice(start, end);
    const { line } = source.getLineAndCharacterOfPosition(start);
    if (from !== to) mutants.push({ line: line + 1, from, to, text: text.slice(0, start) + to + text.slice(end) });
  };
  const visit = (node: ts.Node): void => {
    // What is only there for the compiler is gone when it runs.
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isImportDeclaration(node)) return;
    for (const to of changesOf(node, source)) put(node, to);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function changesOf(node: ts.Node, source: ts.SourceFile): string[] {
  const text = (part: ts.Node) => part.getText(source);
  if (isCondition(node)) return ["true", "false", ...ofExpression(node, text)];
  return ofExpression(node, text);
}

/** What an `if`, a `for` or a `?` asks. */
function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  return (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node;
}

function ofExpression(node: ts.Node, text: (part: ts.Node) => string): string[] {
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [text(node.left), text(node.right)];
    const operators = otherOperators.get(node.operatorToken.kind) ?? [];
    return operators.map((operator) => `(${left}) ${operator} (${right})`);
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) return [text(node.operand)];
  if (ts.isNumericLiteral(node)) return [`(${node.text.replaceAll("_", "")} + 1)`, `(${node.text} - 1)`];
  if (ts.isStringLiteral(node)) return [node.text === "" ? '"mutated"' : '""'];
  if (ts.isRegularExpressionLiteral(node)) return ofPattern(node.text);
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return ["[]"];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return ["false"];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return ["true"];
  if (node.kind === ts.SyntaxKind.NullKeyword) return ["undefined"];
  return ofCall(node, text);
}

function ofCall(node: ts.Node, text: (part: ts.Node) => string): string[] {
  if (ts.isIdentifier(node) && node.text === "allowed" && isAnswer(node)) return ['{ allowed: false, because: "" }'];
  if (ts.isExpressionStatement(node)) return ["{}"];
  if (!ts.isCallExpression(node)) return [];
  const { expression } = node;
  if (text(expression) === "refusedBecause") return ["{ allowed: true }"];
  return ts.isPropertyAccessExpression(expression) && !expression.questionDotToken ? [text(expression.expression)] : [];
}

/** The value itself, and no part of a name. */
const isAnswer = ({ parent }: ts.Node) => ts.isConditionalExpression(parent) || ts.isReturnStatement(parent);

/** Without an anchor at either end, and with one repetition fewer asked for. */
function ofPattern(text: string): string[] {
  const changed = [
    text.replace("/^", "/"),
    text.replace(/\$(?=\/\w*$)/, ""),
    text.replace(/i$/, ""),
    text.replace("+", "*"),
  ];
  return [...new Set(changed)].filter((each) => each !== text);
}
