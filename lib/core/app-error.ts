/**
 * The one error type that crosses layers. `code` is a closed set, mapped to an HTTP status in one place, so that a
 * client can rely on it; `told` is a message for the reader: the failure and its remedy. Its words are found where it
 * is shown.
 */
import { type Message, packed, say } from "./message";

export const STATUS_BY_CODE = {
  invalid_input: 400,
  bad_json: 400,
  bad_encoding: 400,
  bad_archive: 400,
  url_blocked: 400,
  unauthenticated: 401,
  forbidden: 403,
  cross_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  stale_revision: 409,
  schema_changed: 409,
  /** A reviewer has accepted it. */
  locked: 409,
  last_owner: 409,
  already_set_up: 409,
  gone: 410,
  too_large: 413,
  unsupported_media: 415,
  unprocessable: 422,
  rate_limited: 429,
  internal: 500,
  storage_full: 507,
} as const;

export type ErrorCode = keyof typeof STATUS_BY_CODE;

/** Where in the input the problem is (`path` like `regions.3.box.width`, or `row 17`) and what it is. */
export type Issue = { path: string; message: Message };

/** Pages and routes are bundled apart, each with a class of its own; an error of one is an error of the other. */
const BRAND = Symbol.for("concord.AppError");

export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly told: Message;
  readonly issues: Issue[];
  /** Extra members of the problem document, e.g. both versions of a conflict. */
  readonly extra: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    told: Message,
    options: {
      issues?: Issue[];
      extra?: Record<string, unknown>;
      cause?: unknown;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(packed(told), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.told = told;
    this.issues = options.issues ?? [];
    this.extra = options.extra ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return STATUS_BY_CODE[this.code];
  }
}

type Missing = Extract<Message["key"], `notFound.${string}`> extends `notFound.${infer What}` ? What : never;

export const notFound = (what: Missing) => new AppError("not_found", say(`notFound.${what}`));
export const forbidden = (told: Message) => new AppError("forbidden", told);
/** `name: give it a name` */
export const at = (path: string, message: Message): Message => say("requests.at", { path, message });

/** The first issue gives the error's message; there must be one. */
export const invalidIssues = (issues: readonly Issue[]) => {
  const [{ path, message }] = issues as [Issue];
  return new AppError("invalid_input", at(path, message), { issues: [...issues] });
};
export const invalid = (path: string, message: Message) => invalidIssues([{ path, message }]);
