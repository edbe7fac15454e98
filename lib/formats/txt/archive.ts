/**
 * An archive of plain texts: each file is a row whose `id` is its path, with its `folder` as a column, or each of their
 * lines is a row with the path as `file`. A file that is no text is a bad row by its name.
 */
import { AppError, at } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import type { Archive, ReadOptions, SourceRow } from "../reader";
import { linesOf, textOf } from "../text-source";
import { txt } from "./read";

const endingOf = (name: string) => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

export const textsIn = (names: readonly string[]): string[] =>
  names.filter((name) => txt.extensions.includes(endingOf(name)));

/** The folder without a stroke at its end; empty at the root. */
const folderOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf("/")));

/** What refuses one file is told by its name and leaves the others alone. */
async function tried<T>(name: string, read: () => Promise<T>): Promise<Result<T, Message>> {
  try {
    return ok(await read());
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.status >= 500) throw cause;
    return err(cause.told.params?.file === name ? cause.told : at(name, cause.told));
  }
}

async function wholeText(source: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const piece of textOf(source)) text += piece;
  return text;
}

async function linesIn(source: AsyncIterable<Uint8Array>): Promise<string[]> {
  const found: string[] = [];
  for await (const { lines } of linesOf(source)) found.push(...lines.filter((line) => line.trim() !== ""));
  return found;
}

/** @param archive its `stream` gives UTF-8, and refuses what is longer than a text may be */
export async function* textRows(
  { names, stream }: Pick<Archive, "names" | "stream">,
  { taskPer = "file" }: ReadOptions,
): AsyncGenerator<SourceRow[]> {
  const texts = new Set(textsIn(names));
  let row = 0;
  for (const name of names) {
    if (!texts.has(name)) {
      yield [{ row: ++row, error: say("rows.noTextFile", { file: name }) }];
      continue;
    }
    if (taskPer === "line") {
      const lines = await tried(name, () => linesIn(stream(name)));
      if (lines.ok) yield lines.value.map((text) => ({ row: ++row, value: { file: name, text } }));
      else yield [{ row: ++row, error: lines.error }];
      continue;
    }
    row++;
    const text = await tried(name, () => wholeText(stream(name)));
    if (!text.ok) yield [{ row, error: text.error }];
    else if (text.value.trim() === "") yield [{ row, error: say("rows.emptyFile", { file: name }) }];
    else yield [{ row, value: { id: name, folder: folderOf(name), text: text.value } }];
  }
}
