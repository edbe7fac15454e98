import { say } from "@/lib/core/message";
import type { Problem } from "../../define";
import { BOTH_BAD, candidatesOf, TIE } from "./candidates";
import type { PairwiseControl } from "./control";

const TAKEN = new Set(["left", "right", TIE, BOTH_BAD]);

export function checkControl(
  control: PairwiseControl,
  problem: Problem,
  inputs: ReadonlyMap<string, unknown>,
): void {
  const seen = new Set<string>();
  for (const { value, input } of candidatesOf(control)) {
    const path = value === input ? "others" : value;
    if (!inputs.has(input)) problem(path, say("labels.unknownInput", { input }));
    if (seen.has(input)) problem(path, say("labels.sameInput"));
    seen.add(input);
  }
  for (const id of control.others ?? [])
    if (TAKEN.has(id)) problem("others", say("labels.takenByAnswer", { id }));
}
