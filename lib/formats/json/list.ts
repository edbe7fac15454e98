/** The items of one JSON list, with the JSON of each where a number in it may be shown otherwise than it is written. */
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { firstItems } from "@/lib/imports/exact-json";
import { mayDiffer } from "@/lib/imports/written-scalar";
import { wholeJson } from "./whole-json";

const GROUP_ROWS = 1_000;
export type ListItem = {
  /** From 1. */
  row: number;
  item: unknown;
  /** Its JSON, where a number may be written otherwise than JavaScript writes it. */
  source: string | undefined;
};

/**
 * @param needsSources whether the items hold numbers that are shown; finding the JSON of each takes its time
 * @throws AppError where the file is too large, no text, no JSON or no list
 */
export async function* listItems(
  source: AsyncIterable<Uint8Array>,
  needsSources: (items: readonly unknown[]) => boolean = () => true,
): AsyncGenerator<ListItem[]> {
  const { value, text } = await wholeJson(source);
  yield* itemsOf(value, text, needsSources);
}

/**
 * @param text the JSON of the list
 * @throws AppError where it is no list
 */
export function* itemsOf(
  value: unknown,
  text: string,
  needsSources: (items: readonly unknown[]) => boolean = () => true,
): Generator<ListItem[]> {
  if (!Array.isArray(value))
    throw new AppError("invalid_input", say("imports.notList", { example: "[{…}, {…}]" }));
  // Found group by group: a large file is not read in one go while other requests wait.
  const sources = mayDiffer(text) && needsSources(value) ? firstItems(text) : [][Symbol.iterator]();
  for (let from = 0; from < value.length; from += GROUP_ROWS)
    yield value
      .slice(from, from + GROUP_ROWS)
      .map((item, i) => ({ row: from + i + 1, item, source: sources.next().value ?? undefined }));
}

/** A list of the whole items at the start of a text. */
export function wholeItems(text: string, count: number): string {
  const items: string[] = [];
  for (const item of firstItems(text)) if (items.push(item) >= count) break;
  return items.length > 0 ? `[${items.join(",")}]` : text;
}
