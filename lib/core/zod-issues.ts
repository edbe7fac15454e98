/**
 * What zod finds wrong, as issues of ours. A rule with a message of its own (`says`) brings it along; for the others the
 * code of zod's issue gives the key, so that no wording of zod is ever read. Server and browser read values with this.
 */
import type * as core from "zod/v4/core";
import { safeParse } from "zod/v4/core";
import type { Issue } from "./app-error";
import { type ErrorKey, type Message, say, unpacked } from "./message";
import { err, ok, type Result } from "./result";

type ZodIssue = core.$ZodIssue;

const TYPES: Record<string, ErrorKey> = {
  string: "types.string",
  number: "types.number",
  int: "types.int",
  boolean: "types.boolean",
  array: "types.array",
  tuple: "types.tuple",
  object: "types.object",
  record: "types.record",
  null: "types.null",
  undefined: "types.undefined",
  nan: "types.NaN",
  Infinity: "types.Infinity",
} satisfies Record<string, `types.${string}`>;

const typeWord = (type: string): Message | string =>
  Object.hasOwn(TYPES, type) ? ({ key: TYPES[type] } as Message) : type;

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "number" || Number.isFinite(value)) return typeof value;
  return Number.isNaN(value) ? "nan" : String(value);
}

const quoted = (value: unknown): string => (typeof value === "string" ? `"${value}"` : String(value));

function aboutType({ expected, input }: core.$ZodIssueInvalidType): Message {
  const word = typeWord(expected);
  return input === undefined
    ? say("values.missing", { expected: word })
    : say("values.otherType", { expected: word, received: typeWord(typeOf(input)) });
}

const SIZED = new Set(["file", "set", "map"]);

function aboutSmall({ origin, minimum, inclusive, exact }: core.$ZodIssueTooSmall): Message {
  const min = Number(minimum);
  if (origin === "string")
    return exact ? say("values.textShorter", { length: min }) : say("values.textTooShort", { min });
  if (origin === "array")
    return exact ? say("values.listShorter", { length: min }) : say("values.listTooShort", { min });
  const params = { type: typeWord(origin), min };
  if (SIZED.has(origin)) return say("values.sizeTooSmall", params);
  return inclusive ? say("values.tooSmall", params) : say("values.tooSmallOpen", params);
}

function aboutBig({ origin, maximum, inclusive, exact }: core.$ZodIssueTooBig): Message {
  const max = Number(maximum);
  if (origin === "string")
    return exact ? say("values.textLonger", { length: max }) : say("values.textTooLong", { max });
  if (origin === "array")
    return exact ? say("values.listLonger", { length: max }) : say("values.listTooLong", { max });
  const params = { type: typeWord(origin), max };
  if (SIZED.has(origin)) return say("values.sizeTooBig", params);
  return inclusive ? say("values.tooBig", params) : say("values.tooBigOpen", params);
}

/** Names of formats that zod writes in another way than its codes. */
const FORMATS: Record<string, string> = { url: "URL", uuid: "UUID", ipv4: "IPv4", ipv6: "IPv6" };

type FormatIssue = core.$ZodIssueInvalidStringFormat & {
  prefix?: string;
  suffix?: string;
  includes?: string;
};

function aboutFormat({
  format,
  pattern = "",
  prefix = "",
  suffix = "",
  includes = "",
}: FormatIssue): Message {
  if (format === "regex") return say("values.pattern", { pattern });
  if (format === "starts_with") return say("values.startsWith", { text: prefix });
  if (format === "ends_with") return say("values.endsWith", { text: suffix });
  return format === "includes"
    ? say("values.includes", { text: includes })
    : say("values.format", { format: FORMATS[format] ?? format });
}

function aboutUnion(issue: core.$ZodIssueInvalidUnion): Message {
  const options = "options" in issue ? (issue.options ?? []) : [];
  if (options.length > 0)
    return say("values.notKind", { options: options.map((one) => `'${String(one)}'`).join(" | ") });
  return issue.inclusive === false ? say("values.severalOptions") : say("values.invalid");
}

function aboutCode(issue: ZodIssue): Message {
  switch (issue.code) {
    case "invalid_type":
      return aboutType(issue);
    case "too_small":
      return aboutSmall(issue);
    case "too_big":
      return aboutBig(issue);
    case "invalid_format":
      return aboutFormat(issue);
    case "not_multiple_of":
      return say("values.multipleOf", { number: issue.divisor });
    case "unrecognized_keys": {
      const keys = issue.keys.map(quoted).join(", ");
      return issue.keys.length > 1 ? say("values.extraKeys", { keys }) : say("values.extraKey", { keys });
    }
    case "invalid_value": {
      const [only] = issue.values;
      return issue.values.length === 1
        ? say("values.expected", { value: quoted(only) })
        : say("values.notOption", { options: issue.values.map(quoted).join("|") });
    }
    case "invalid_union":
      return aboutUnion(issue);
    case "invalid_key":
      return say("values.badKey", { type: typeWord(issue.origin) });
    case "invalid_element":
      return say("values.badElement", { type: typeWord(issue.origin) });
    default:
      return say("values.invalid");
  }
}

/** The message of one issue; a rule of ours says it itself. */
export const messageOf = (issue: ZodIssue): Message =>
  (unpacked(issue.message) as Message | null) ?? aboutCode(issue);

/** Holds an untrusted value against a schema: what it is then, or what zod found, which `messageOf` puts into messages. */
export function readRaw<S extends core.$ZodType>(
  schema: S,
  value: unknown,
): Result<core.output<S>, readonly ZodIssue[]> {
  // The issues keep the input: their messages name the type that was received.
  const read = safeParse(schema, value, { reportInput: true });
  return read.success ? ok(read.data) : err(read.error.issues);
}

/** Holds an untrusted value against a schema. @returns what it is then, or every issue with its path (`regions.3.id`) */
export function readValue<S extends core.$ZodType>(
  schema: S,
  value: unknown,
): Result<core.output<S>, Issue[]> {
  const read = readRaw(schema, value);
  return read.ok
    ? read
    : err(read.error.map((issue) => ({ path: issue.path.join("."), message: messageOf(issue) })));
}
