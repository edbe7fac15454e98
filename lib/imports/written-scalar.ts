/**
 * How numbers stand in JSON: `1.0`, `1e5` and `-0` are other texts than the numbers they become. A task that shows a
 * number as text shows it as its file has it.
 */
import { jsonTokens } from "./json-tokens";

const WRAPPER = "data";

/** Whether a number may be written otherwise in the text than JavaScript writes it; yes also for some that are not. */
export const mayDiffer = (text: string): boolean => /\d[eE]|\.\d*0|-0/.test(text);

/**
 * The number of a column as it is written in the record, or in its member `data`, which comes first.
 * @param record valid JSON of an object
 * @returns undefined where no number stands
 */
export function writtenNumber(record: string, column: string): string | undefined {
  const keys: string[] = [];
  const found: (string | undefined)[] = [];
  let last = "";
  let isValue = false;
  for (const { token } of jsonTokens(record)) {
    if (token === "{" || token === "[") {
      keys.push(last);
      isValue = false;
    } else if (token === "}" || token === "]") keys.pop();
    else if (token === ",") isValue = false;
    else if (token === ":") isValue = true;
    else if (token.startsWith('"') && !isValue) last = JSON.parse(token) as string;
    else if (isValue && last === column && (keys.length === 1 || (keys.length === 2 && keys[1] === WRAPPER)))
      found[keys.length] = /^[-\d]/.test(token) ? token : undefined;
  }
  return found[2] ?? found[1];
}
