import { say } from "@/lib/core/message";
import type { Problem } from "../../define";
import type { RankingControl } from "./control";

export function checkControl(
  { inputs: ranked, shuffle, labels }: RankingControl,
  problem: Problem,
  inputs: ReadonlyMap<string, unknown>,
): void {
  if (ranked === undefined) {
    if (shuffle) problem("shuffle", say("labels.nothingToShuffle"));
    return;
  }
  for (const input of ranked)
    if (!inputs.has(input)) problem("inputs", say("labels.unknownInput", { input }));
  if (new Set(ranked).size < ranked.length) problem("inputs", say("labels.sameInput"));
  if (ranked.join() !== labels.map(({ id }) => id).join()) problem("inputs", say("labels.rankedInputs"));
}
