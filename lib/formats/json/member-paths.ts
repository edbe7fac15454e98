/** Which members the records at the start of a JSON text have, to tell formats by: the text may be cut off anywhere. */
import { jsonTokens } from "@/lib/imports/json-tokens";

type Level = { isList: boolean; key: string };

const stepsOf = (levels: readonly Level[], key: string): string =>
  `${levels.map((level) => (level.isList ? "[]" : level.key === "" ? "" : `.${level.key}`)).join("")}.${key}`;

/** @returns paths such as `[].annotations[].result`, in order, each as often as it stands there */
export function* memberPaths(text: string, maxDepth: number): Generator<string> {
  const levels: Level[] = [];
  let last = "";
  for (const { token } of jsonTokens(text)) {
    const level = levels.at(-1);
    if (token === "{" || token === "[") levels.push({ isList: token === "[", key: "" });
    else if (token === "}" || token === "]") levels.pop();
    else if (token === ":" && level && !level.isList) {
      level.key = last;
      if (levels.length <= maxDepth) yield stepsOf(levels.slice(0, -1), last);
    } else if (token.length > 1 && token.startsWith('"')) last = token.slice(1, -1);
  }
}
