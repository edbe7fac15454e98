/**
 * Finds what the program may refuse with, in its sources: every literal given to an AppError, an issue, a row error or
 * a rule of zod, and the names of what an export loses. A value in a template becomes the place `{}`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export type Refusal = { file: string; text: string };
/** A refusal whose wording is not written where it is made; somebody has to know where it comes from. */
export type Collected = { refusals: Refusal[]; unknown: Refusal[] };

const ROOT = join(import.meta.dirname, "../../..");
/** Functions that take a message, and which argument it is. */
const TAKES_MESSAGE: Record<string, number> = { invalid: 1, forbidden: 0, err: 0, refuse: 0, lose: 0 };
const ZOD_RULES = new Set([
  "min",
  "max",
  "length",
  "regex",
  "refine",
  "positive",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
]);
const ZOD_FILES = /^lib\/(contracts\/|labels\/(schema|parts)|annotation\/document|kinds\/)/;
/** Their functions return what is wrong with a value. */
const CHECK_FILES = /^lib\/kinds\/(check-label-ids|answers\/\w+\/check)\.ts$/;
const MESSAGE_NAMES = new Set(["message", "error", "detail", "problem"]);

export function* sourcesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* sourcesUnder(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Every wording the expression can have; none when it is not written here. */
export function wordings(node: ts.Expression | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return wordings(node.expression);
  if (ts.isConditionalExpression(node)) return [...wordings(node.whenTrue), ...wordings(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return [...wordings(node.left), ...wordings(node.right)];
  if (!ts.isTemplateExpression(node)) return [];
  let texts = [node.head.text];
  for (const span of node.templateSpans) {
    const inner = ts.isConditionalExpression(span.expression) ? wordings(span.expression) : [];
    const values = inner.length === 2 ? inner : ["{}"];
    texts = texts.flatMap((text) => values.map((value) => `${text}${value}${span.literal.text}`));
  }
  return texts;
}

const nameOf = (node: ts.Node): string =>
  ts.isIdentifier(node) || ts.isStringLiteral(node)
    ? node.text
    : ts.isPropertyAccessExpression(node)
      ? node.name.text
      : "";

/** What a call says, when it is one that takes a message; null for any other. */
function saidByCall(node: ts.CallExpression, file: string): string[] | null {
  const name = nameOf(node.expression);
  const args = [...node.arguments];
  if (ts.isPropertyAccessExpression(node.expression))
    return ZOD_RULES.has(name) && ZOD_FILES.test(file) ? args.flatMap(wordings) : null;
  if (name === "notFound")
    return wordings(args[0]).map(
      (what) => `There is no such ${what}, or you are not a member of its project.`,
    );
  if (name === "problem") return wordings(args.at(-1));
  const at = TAKES_MESSAGE[name];
  return at === undefined ? null : wordings(args[at]);
}

function said(node: ts.Node, file: string): string[] | null {
  if (ts.isNewExpression(node) && nameOf(node.expression) === "AppError")
    return wordings(node.arguments?.[1]);
  if (ts.isCallExpression(node)) {
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword && file.startsWith("lib/client/"))
      return wordings(node.arguments[0]);
    return saidByCall(node, file);
  }
  if (ts.isPropertyAssignment(node) && MESSAGE_NAMES.has(nameOf(node.name)))
    return wordings(node.initializer);
  if (ts.isPropertyAssignment(node) && file.startsWith("lib/formats/") && ts.isStringLiteral(node.name))
    return [node.name.text];
  if (ts.isVariableDeclaration(node) && MESSAGE_NAMES.has(nameOf(node.name)))
    return wordings(node.initializer);
  if (CHECK_FILES.test(file)) {
    if (ts.isReturnStatement(node)) return wordings(node.expression);
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return wordings(node.body);
  }
  return null;
}

/** @param skipped folders and files whose messages nobody sees in the browser */
export function collectRefusals(skipped: readonly string[]): Collected {
  const refusals: Refusal[] = [];
  const unknown: Refusal[] = [];
  const files = [...sourcesUnder("lib"), ...sourcesUnder("db")].filter(
    (file) => !file.startsWith("lib/i18n/") && !skipped.some((start) => file.startsWith(start)),
  );
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      const texts = said(node, file);
      if (texts) refusals.push(...texts.map((text) => ({ file, text })));
      const made = ts.isNewExpression(node) && nameOf(node.expression) === "AppError";
      if (made && texts?.length === 0)
        unknown.push({ file, text: node.arguments?.[1]?.getText(source) ?? "" });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { refusals, unknown };
}
