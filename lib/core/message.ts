/**
 * Messages for readers, in no language yet: the key of a text in the dictionaries of errors
 * (`lib/i18n/<locale>/errors`) and what stands in its places. Only their types are known here; the words are put in
 * where a message is shown (`lib/i18n/render-message.ts`).
 */
import type { errors } from "@/lib/i18n/en/errors";

type Errors = typeof errors;
export type ErrorArea = keyof Errors;
/** The names of the messages of an area. */
export type NameIn<A extends ErrorArea> = keyof Errors[A] & string;
export type ErrorKey = { [A in ErrorArea]: `${A}.${keyof Errors[A] & string}` }[ErrorArea];

type TextOf<K> = K extends `${infer A extends ErrorArea}.${infer N}`
  ? N extends keyof Errors[A]
    ? Errors[A][N]
    : never
  : never;
type Places<T> = T extends `${string}{${infer P}}${infer Rest}` ? P | Places<Rest> : never;
type PlacesOf<K extends ErrorKey> = Places<TextOf<K>>;

/**
 * What stands in a place: a text as a user wrote it, a number, or a message of its own, such as the word for a role.
 */
export type Param = string | number | AnyMessage;
/** A message that may come from a newer version, so its key may be unknown here. */
export type AnyMessage = { key: string; params?: { [place: string]: Param } };
export type Message = AnyMessage & { key: ErrorKey };

type Given<K extends ErrorKey> = [PlacesOf<K>] extends [never]
  ? []
  : [params: Readonly<Record<PlacesOf<K>, string | number | Message>>];

/** A message by its key; the compiler holds the params to the places of its English text. */
export const say = <K extends ErrorKey>(key: K, ...[params]: Given<K>): Message =>
  params === undefined ? { key } : { key, params: { ...(params as Record<string, Param>) } };

const START = '{"key":"';

/** A message where only text fits: in a rule of zod, in a column of the database, as the text of an `Error`. */
export const packed = ({ key, params }: AnyMessage): string =>
  JSON.stringify(params === undefined ? { key } : { key, params });

/** A rule of zod says this when it is broken: `z.string().min(1, says("fields.giveName"))`. */
export const says = <K extends ErrorKey>(key: K, ...params: Given<K>): string => packed(say(key, ...params));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value has the form of a message, whatever its key. */
export function isMessage(value: unknown): value is AnyMessage {
  if (!isObject(value) || typeof value.key !== "string") return false;
  const { params } = value;
  if (params === undefined) return true;
  return (
    isObject(params) &&
    Object.values(params).every(
      (param) => typeof param === "string" || typeof param === "number" || isMessage(param),
    )
  );
}

/** The message that a text holds; null for a text that is none, such as one stored before messages had keys. */
export function unpacked(text: string): AnyMessage | null {
  if (!text.startsWith(START)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isMessage(value) ? value : null;
  } catch {
    return null;
  }
}
