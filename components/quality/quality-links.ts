/** Where a confusion of two labels leads: to the tasks behind it, to the rules, and to a new rule about it. */
import { type MainConfusion, targetsOf } from "@/lib/agreement/main-confusion";

type Pair = Pick<MainConfusion, "control" | "a" | "b">;

export const confusedTasks = (projectId: string, { control, a, b }: Pair) =>
  `/projects/${projectId}/quality?${new URLSearchParams({ control, confusion: `${a},${b}` })}#disputed`;

export const rulesOf = (projectId: string) => `/projects/${projectId}/guidelines?tab=rules`;

export const newRuleAbout = (projectId: string, pair: Pair) =>
  `/projects/${projectId}/guidelines?${new URLSearchParams({ tab: "rules", about: targetsOf(pair).join() })}`;

/** On the same page: the tasks in which an annotator differs from the others, or two from each other. */
export const differingTasks = (control: string, ...people: string[]) =>
  `?${new URLSearchParams({ control, people: people.join() })}#disputed`;
