/** A plan as it is told with a release, which names no user: people are counted. */
import type { ReleasePlan } from "@/lib/contracts/releases";

type Nameless = Omit<ReleasePlan, "annotators"> & {
  annotators?: { mode: "only" | "without"; users: number };
};

export function namelessPlan({ annotators, ...plan }: ReleasePlan): Nameless {
  return annotators
    ? { ...plan, annotators: { mode: annotators.mode, users: annotators.users.length } }
    : plan;
}
