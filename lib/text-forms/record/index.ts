/**
 * Records: an object becomes a line `key: value` for each of its members, a list of objects (a table) such lines for each of
 * its rows, under the number of the row. Members are in the order of their keys, as in canonical JSON: programs that rewrite
 * JSON keep no other, and the same data has to show the same text. Lists of pairs, `{key, value}`, keep their order.
 */
import { say } from "@/lib/core/message";
import { defineTextForm } from "../define";
import type { Stretch } from "../shaped-text";
import { isObject, type Members, memberOf, scalarText, structured } from "../structured";

const KEYS = ["key", "name", "field"];
/** What lies deeper is written as JSON. */
const MOST_DEPTH = 20;

type Pair = { key: string; value: string };

/** A list of single values on one line; undefined where it holds others. */
function listText(value: readonly unknown[]): string | undefined {
  const texts = value.map((one) => (one === null ? "" : scalarText(one)));
  return texts.every((text) => text !== undefined) ? texts.join(", ") : undefined;
}

function pairsOf(key: string, value: unknown, depth: number): Pair[] {
  const text = value === null ? "" : Array.isArray(value) ? listText(value) : scalarText(value);
  if (text !== undefined) return [{ key, value: text }];
  if (depth >= MOST_DEPTH) return [{ key, value: JSON.stringify(value) }];
  const inside = Array.isArray(value)
    ? value.map((one, i) => [String(i + 1), one] as const)
    : sortedMembers(isObject(value) ? value : {});
  return inside.flatMap(([name, one]) => pairsOf(`${key}.${name}`, one, depth + 1));
}

const sortedMembers = (object: Members): [string, unknown][] =>
  Object.keys(object)
    .sort()
    .map((key) => [key, object[key]]);

const recordPairs = (object: Members): Pair[] =>
  sortedMembers(object).flatMap(([key, value]) => pairsOf(key, value, 1));

/** An item of a list of pairs; undefined for a row of a table. */
function pairIn(value: unknown): Pair[] | undefined {
  if (!isObject(value) || Object.keys(value).length !== 2 || !Object.hasOwn(value, "value")) return undefined;
  const key = scalarText(memberOf(value, KEYS));
  return key === undefined ? undefined : pairsOf(key, value.value, 1);
}

/** The records of a value, each with its pairs; null for a value that is none. */
function recordsIn(value: unknown): Pair[][] | null {
  const given = structured(value);
  if (isObject(given)) return [recordPairs(given)];
  if (!Array.isArray(given)) return null;
  const pairs = given.map(pairIn);
  if (pairs.every((one) => one !== undefined)) return [pairs.flat()];
  return given.every(isObject) ? given.map(recordPairs) : null;
}

export const record = defineTextForm({
  fault: (column) => say("textForms.record", { column }),
  isStructured: true,
  read(value) {
    const records = recordsIn(value);
    if (records === null || records.flat().length === 0) return null;
    const layout: Stretch[] = [];
    let text = "";
    records.forEach((pairs, i) => {
      if (i > 0) text += "\n";
      const start = text.length;
      const lines = pairs.map((pair, at) => {
        const key: Stretch = { start: text.length, end: text.length + pair.key.length + 1, look: "key" };
        text += `${at > 0 ? "\n" : ""}${pair.key}: ${pair.value}`;
        return at > 0 ? { ...key, start: key.start + 1, end: key.end + 1 } : key;
      });
      if (records.length > 1) layout.push({ start, end: text.length, look: "turn", author: String(i + 1) });
      layout.push(...lines);
    });
    return { text, layout };
  },
});
