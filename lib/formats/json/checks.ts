/**
 * Whether JSON of a file has the form that a reader expects. Files have millions of values and the browser loads the readers
 * with the page of imports, so these checks are plain functions: they copy nothing, and stop at the first fault.
 */
import type { Issue } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";

type Fault = { path: string; message: Message };

/** Null for a value of the form; the type is never read, it only carries `T`. */
export type Check<T> = ((value: unknown) => Fault | null) & { readonly type?: T };
export type Checked<C> = C extends Check<infer T> ? T : never;

export type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Word = "string" | "number" | "boolean" | "array" | "object" | "null";
const wordOf = (value: unknown): Word =>
  value === null ? "null" : Array.isArray(value) ? "array" : (typeof value as Word);

const fault = (expected: Word, value: unknown): Fault => ({
  path: "",
  message:
    value === undefined
      ? say("values.missing", { expected: say(`types.${expected}`) })
      : say("values.otherType", {
          expected: say(`types.${expected}`),
          received: say(`types.${wordOf(value)}`),
        }),
});

const within = (key: string | number, inner: Fault): Fault => ({
  path: inner.path === "" ? `${key}` : `${key}.${inner.path}`,
  message: inner.message,
});

export const text: Check<string> = (value) => (typeof value === "string" ? null : fault("string", value));
export const boolean: Check<boolean> = (value) =>
  typeof value === "boolean" ? null : fault("boolean", value);
/** Not beyond the range of a double, as 1e999 is. */
export const number: Check<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? null : fault("number", value);
/** Whole numbers beyond 2^53 come as texts. */
export const id: Check<string | number> = (value) =>
  typeof value === "string" || number(value) === null ? null : fault("string", value);
export const anything: Check<unknown> = () => null;

/** May be missing or null. */
export const optional =
  <T>(check: Check<T>): Check<T | null | undefined> =>
  (value) =>
    value === undefined || value === null ? null : check(value);

export const list =
  <T>(check: Check<T>): Check<T[]> =>
  (value) => {
    if (!Array.isArray(value)) return fault("array", value);
    for (let i = 0; i < value.length; i++) {
      const found = check(value[i]);
      if (found) return within(i, found);
    }
    return null;
  };

export const tuple =
  <T extends readonly unknown[]>(...checks: { [I in keyof T]: Check<T[I]> }): Check<T> =>
  (value) => {
    if (!Array.isArray(value)) return fault("array", value);
    if (value.length !== checks.length)
      return { path: "", message: say("values.listShorter", { length: checks.length }) };
    for (const [i, check] of (checks as readonly Check<unknown>[]).entries()) {
      const found = check(value[i]);
      if (found) return within(i, found);
    }
    return null;
  };

/** An object with any keys. */
export const record =
  <T>(check: Check<T>): Check<Record<string, T>> =>
  (value) => {
    if (!isObject(value)) return fault("object", value);
    for (const key of Object.keys(value)) {
      const found = check(value[key]);
      if (found) return within(key, found);
    }
    return null;
  };

/** An object with these members, and any others. */
export const object = <M extends Record<string, Check<unknown>>>(
  members: M,
): Check<{ [K in keyof M]: Checked<M[K]> }> => {
  const entries = Object.entries(members);
  return (value) => {
    if (!isObject(value)) return fault("object", value);
    for (const [key, check] of entries) {
      const found = check(value[key]);
      if (found) return within(key, found);
    }
    return null;
  };
};

/** @param message what is said of a value that is none of them */
export const either =
  <A, B>(one: Check<A>, other: Check<B>, message: () => Message): Check<A | B> =>
  (value) =>
    one(value) === null || other(value) === null ? null : { path: "", message: message() };

/** A value of the form as it is, or its first fault. */
export function readAs<T>(check: Check<T>, value: unknown): Result<T, Issue> {
  const found = check(value);
  return found ? err(found) : ok(value as T);
}
