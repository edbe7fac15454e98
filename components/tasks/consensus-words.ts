import type { ConsensusState } from "@/lib/consensus/waits-for";

/** What a run of consensus found for a task, as filters and lists name it. */
export const STATE_WORDS = {
  settled: "tasks.method_settled",
  waiting: "tasks.method_waiting",
  outdated: "tasks.method_outdated",
  tie: "tasks.method_tie",
  objects: "tasks.method_objects",
  text: "tasks.method_text",
  incomplete: "tasks.method_incomplete",
  "low-confidence": "tasks.method_low",
} as const satisfies Record<ConsensusState, string>;
