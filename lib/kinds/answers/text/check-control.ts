import { say } from "@/lib/core/message";
import type { Problem } from "../../define";
import { DEFAULT_MAX_LENGTH } from "./check";
import type { TextControl } from "./control";

export function checkControl(
  { minLength = 0, maxLength = DEFAULT_MAX_LENGTH, source }: TextControl,
  problem: Problem,
  inputs: ReadonlyMap<string, { kind: string }>,
): void {
  if (minLength > maxLength) problem("maxLength", say("labels.maxBelowMin"));
  if (source === undefined) return;
  if (!inputs.has(source)) problem("source", say("labels.unknownInput", { input: source }));
  else if (inputs.get(source)?.kind !== "text") problem("source", say("labels.needsTextInput"));
}
