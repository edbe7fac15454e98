/**
 * Filters of regions as text: `label = car and width < 20 px`, `not locked`, `score >= 50% or origin = manual`. Names are not
 * told apart by case; a word alone is looked for in labels. Out of scope: relations, and what lies beside a region.
 */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { rleArea } from "@/lib/geometry/rle";
import { regionKind, type Shape } from "@/lib/kinds";
import { ringsOf } from "@/lib/kinds/outlines";
import { labelNamer } from "@/lib/labels/label-name";
import { findControl, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";

/** What a filter knows besides the region. */
export type FilterContext = {
  schema: LabelSchema;
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
};
type Test = (region: Region, context: FilterContext) => boolean;
export type FilterFault =
  /** Something else was expected at this place. */
  | { fault: "unexpected"; at: number; found: string }
  | { fault: "unknownField"; at: number; found: string }
  | { fault: "needsNumber"; at: number; found: string }
  | { fault: "unended"; at: number; found: string };
export type ParsedFilter = { ok: true; matches: Test } | ({ ok: false } & FilterFault);

const MAX_DEPTH = 50;
const NUMBERS = ["width", "height", "area", "x", "y", "score", "points"] as const;
const FLAGS = ["hidden", "locked", "grouped"] as const;
const TEXTS = ["label", "kind", "origin", "model", "group"] as const;
type NumberField = (typeof NUMBERS)[number];
type Flag = (typeof FLAGS)[number];
type TextField = (typeof TEXTS)[number];

type Token = { type: "word" | "quoted" | "operator" | "open" | "close"; text: string; at: number };
const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(!=|<=|>=|!~|=|<|>|~)|([()])|([^\s()"=<>!~]+))/y;

class Fault extends Error {
  constructor(readonly value: FilterFault) {
    super(value.fault);
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found)
      throw new Fault({ fault: "unexpected", at: from, found: text.slice(from).trim().slice(0, 20) });
    const [whole, quoted, operator, bracket, word] = found;
    const at = from + whole.length - whole.trimStart().length;
    if (quoted !== undefined) tokens.push({ type: "quoted", text: quoted.replace(/\\(.)/g, "$1"), at });
    else if (operator !== undefined) tokens.push({ type: "operator", text: operator, at });
    else if (bracket !== undefined)
      tokens.push({ type: bracket === "(" ? "open" : "close", text: bracket, at });
    else tokens.push({ type: "word", text: word ?? "", at });
  }
  return tokens;
}

/** Square pixels; 0 for lines and points. */
function areaOf(shape: Shape): number {
  const pixels = regionKind(shape.kind).geometry?.pixels?.(shape);
  if (pixels) return rleArea(pixels);
  // By the even-odd rule the first ring has the others as its holes.
  const areas = (ringsOf(shape) ?? []).map((ring) => {
    let sum = 0;
    for (const [i, [x, y]] of ring.entries()) {
      const [nextX, nextY] = ring[(i + 1) % ring.length] as readonly [number, number];
      sum += x * nextY - nextX * y;
    }
    return Math.abs(sum) / 2;
  });
  return areas.reduce((area, hole, i) => (i === 0 ? hole : area - hole), 0);
}

function numberOf({ shape, score, source }: Region, field: NumberField): number | null {
  if (field === "score") return score ?? source?.score ?? null;
  if (field === "points")
    return "points" in shape && Array.isArray(shape.points) ? shape.points.length : null;
  if (field === "area") return regionKind(shape.kind).geometry ? areaOf(shape) : null;
  return regionKind(shape.kind).geometry?.bounds(shape)[field] ?? null;
}

/** All that the field may be called: ids and names. */
function textsOf(region: Region, field: TextField, { schema }: FilterContext): string[] {
  if (field === "kind") return [region.shape.kind];
  if (field === "origin") return [region.origin ?? "manual"];
  if (field === "model") return region.source ? [region.source.model] : [];
  if (field === "group") return region.group === undefined ? [] : [region.group];
  const nameOf = labelNamer(findControl(schema, region.control));
  return region.labels.flatMap((id) => [id, nameOf(id) ?? id]);
}

function flagOf(region: Region, flag: Flag, { hidden, locked }: FilterContext): boolean {
  if (flag === "grouped") return region.group !== undefined;
  return (flag === "hidden" ? hidden : locked).has(region.id);
}

const lower = (text: string) => text.toLocaleLowerCase();

function compareNumbers(operator: string, given: number): (value: number) => boolean {
  if (operator === "=") return (value) => value === given;
  if (operator === "!=") return (value) => value !== given;
  if (operator === "<") return (value) => value < given;
  if (operator === "<=") return (value) => value <= given;
  return operator === ">" ? (value) => value > given : (value) => value >= given;
}

function compareTexts(operator: string, given: string): (values: readonly string[]) => boolean {
  const wanted = lower(given);
  const isEqual = (values: readonly string[]) => values.some((value) => lower(value) === wanted);
  const holds = (values: readonly string[]) => values.some((value) => lower(value).includes(wanted));
  if (operator === "=") return isEqual;
  if (operator === "!=") return (values) => !isEqual(values);
  return operator === "~" ? holds : (values) => !holds(values);
}

/** "20", "20 px", "50%", "1e3"; null for what is no number. */
function readNumber(text: string): number | null {
  const found = /^(-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?)(px²?|%)?$/i.exec(text);
  if (!found) return null;
  const value = Number(found[1]?.replace(",", "."));
  return found[2] === "%" ? value / 100 : value;
}

class Parser {
  readonly #tokens: Token[];
  readonly #schema: LabelSchema;
  readonly #end: number;
  #next = 0;
  #depth = 0;

  constructor(text: string, schema: LabelSchema) {
    this.#tokens = tokensOf(text);
    this.#schema = schema;
    this.#end = text.length;
  }

  parse(): Test {
    const test = this.#either();
    const rest = this.#tokens[this.#next];
    if (rest) throw new Fault({ fault: "unexpected", at: rest.at, found: rest.text });
    return test;
  }

  #isWord(word: string): boolean {
    const token = this.#tokens[this.#next];
    return token?.type === "word" && lower(token.text) === word;
  }

  #take(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw new Fault({ fault: "unended", at: this.#end, found: "" });
    this.#next += 1;
    return token;
  }

  #either(): Test {
    let test = this.#both();
    while (this.#isWord("or")) {
      this.#next += 1;
      const [left, right] = [test, this.#both()];
      test = (region, context) => left(region, context) || right(region, context);
    }
    return test;
  }

  #both(): Test {
    let test = this.#one();
    while (this.#isWord("and")) {
      this.#next += 1;
      const [left, right] = [test, this.#one()];
      test = (region, context) => left(region, context) && right(region, context);
    }
    return test;
  }

  #one(): Test {
    this.#depth += 1;
    const token = this.#take();
    if (this.#depth > MAX_DEPTH) throw new Fault({ fault: "unexpected", at: token.at, found: token.text });
    try {
      if (token.type === "word" && lower(token.text) === "not") {
        const inner = this.#one();
        return (region, context) => !inner(region, context);
      }
      if (token.type === "open") {
        const inner = this.#either();
        const close = this.#take();
        if (close.type !== "close") throw new Fault({ fault: "unexpected", at: close.at, found: close.text });
        return inner;
      }
      if (token.type !== "word" && token.type !== "quoted")
        throw new Fault({ fault: "unexpected", at: token.at, found: token.text });
      return this.#comparison(token);
    } finally {
      this.#depth -= 1;
    }
  }

  #comparison(field: Token): Test {
    if (this.#tokens[this.#next]?.type !== "operator") {
      const flag = field.type === "word" ? FLAGS.find((one) => one === lower(field.text)) : undefined;
      if (flag) return (region, context) => flagOf(region, flag, context);
      const holds = compareTexts("~", field.text);
      return (region, context) => holds(textsOf(region, "label", context));
    }
    const { text: operator } = this.#take();
    const value = this.#take();
    if (value.type !== "word" && value.type !== "quoted")
      throw new Fault({ fault: "unexpected", at: value.at, found: value.text });
    const name = lower(field.text);
    const number = NUMBERS.find((one) => one === name);
    if (number) return this.#numeric(number, operator, value);
    const text = TEXTS.find((one) => one === name);
    if (text) {
      if (operator.includes("<") || operator.includes(">"))
        throw new Fault({ fault: "unexpected", at: value.at, found: operator });
      const test = compareTexts(operator, value.text);
      return (region, context) => test(textsOf(region, text, context));
    }
    return this.#attribute(field, operator, value);
  }

  #numeric(field: NumberField, operator: string, value: Token): Test {
    const given = readNumber(value.text);
    if (given === null || operator.includes("~"))
      throw new Fault({ fault: "needsNumber", at: value.at, found: value.text });
    // A unit may stand apart: "20 px".
    if (this.#isWord("px") || this.#isWord("px²") || this.#isWord("%")) {
      const { text: unit } = this.#take();
      const scaled = compareNumbers(operator, unit === "%" ? given / 100 : given);
      return (region) => isKnownAnd(numberOf(region, field), scaled);
    }
    const test = compareNumbers(operator, given);
    return (region) => isKnownAnd(numberOf(region, field), test);
  }

  /** An answer asked per region, by its id or name. */
  #attribute(field: Token, operator: string, value: Token): Test {
    const control = this.#schema.controls.find(
      (one) =>
        isAnswerControl(one) &&
        one.per === "region" &&
        (lower(one.id) === lower(field.text) || lower(one.name) === lower(field.text)),
    );
    if (!control) throw new Fault({ fault: "unknownField", at: field.at, found: field.text });
    const given = readNumber(value.text);
    const isNumeric = operator.includes("<") || operator.includes(">");
    if (isNumeric && given === null)
      throw new Fault({ fault: "needsNumber", at: value.at, found: value.text });
    const nameOf = labelNamer(control);
    const texts = compareTexts(operator, value.text);
    const numbers = compareNumbers(operator, given ?? 0);
    return ({ attributes }) => {
      const answer = attributes?.[control.id];
      if (isNumeric) return typeof answer === "number" && numbers(answer);
      const values = answer === undefined ? [] : [answer].flat().map(String);
      return texts(values.flatMap((one) => [one, nameOf(one) ?? one]));
    };
  }
}

const isKnownAnd = (value: number | null, test: (value: number) => boolean) => value !== null && test(value);

/** An empty filter matches every region. */
export function parseFilter(text: string, schema: LabelSchema): ParsedFilter {
  if (text.trim() === "") return { ok: true, matches: () => true };
  try {
    return { ok: true, matches: new Parser(text, schema).parse() };
  } catch (cause) {
    if (cause instanceof Fault) return { ok: false, ...cause.value };
    throw cause;
  }
}

/** Whether a document has a region that matches. */
export const hasMatch = (document: AnnotationDocument, matches: Test, schema: LabelSchema): boolean =>
  document.regions.some((region) =>
    matches(region, { schema, hidden: new Set<string>(), locked: new Set<string>() }),
  );
