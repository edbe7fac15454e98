/** What the split warns of, in the words of the contract: names instead of keys, and one line for what is alike. */
import type { ReleaseCounts } from "@/lib/contracts/releases";
import { EXPLICIT_GROUP } from "@/lib/split/group-tasks";
import type { SplitWarning } from "@/lib/split/split-warning";

type Warning = ReleaseCounts["warnings"][number];

/** The user's name of a group; null for tasks that are together because they hold the same. */
const groupName = (key: string): string | null =>
  key.startsWith(EXPLICIT_GROUP) ? key.slice(EXPLICIT_GROUP.length) : null;

function oversized({ group, ...params }: Extract<SplitWarning, { code: "oversized-group" }>): Warning {
  const { code, split, tasks, quota } = params;
  const name = groupName(group);
  const numbers = { split, tasks, quota: Math.round(quota) };
  return name === null
    ? { code: "oversized-duplicates", params: numbers }
    : { code, params: { ...numbers, group: name } };
}

function merged(all: Extract<SplitWarning, { code: "merged-groups" }>[]): Warning[] {
  const [first, second] = (all[0]?.keys ?? []).map((key) => groupName(key) ?? key);
  if (first === undefined || second === undefined) return [];
  return [{ code: "merged-groups", params: { count: all.length, first, second } }];
}

function followed(all: Extract<SplitWarning, { code: "followed-group" }>[]): Warning[] {
  const [first] = all;
  if (first === undefined) return [];
  const tasks = all.reduce((sum, item) => sum + item.tasks, 0);
  return [{ code: "followed-group", params: { tasks, group: groupName(first.group) ?? first.group } }];
}

/** @param labelName the name of a label by its key of the plan */
export function toWarnings(warnings: readonly SplitWarning[], labelName: (key: string) => string): Warning[] {
  const shown = warnings.flatMap((warning): Warning[] => {
    if (warning.code === "merged-groups" || warning.code === "followed-group") return [];
    if (warning.code === "oversized-group") return [oversized(warning)];
    if ("groups" in warning) return [{ code: warning.code, params: { groups: warning.groups } }];
    if (warning.code !== "missed-ratio" && "of" in warning) {
      const { code, tasks, of } = warning;
      return [{ code, params: { tasks, of } }];
    }
    if (warning.code === "missed-ratio") {
      const { code, split, tasks, of, wanted } = warning;
      const percent = (value: number) => Math.round((1000 * value) / of) / 10;
      return [
        {
          code,
          params: {
            split,
            tasks,
            of,
            share: percent(tasks),
            wanted: Math.round(wanted),
            ratio: percent(wanted),
          },
        },
      ];
    }
    if (warning.code === "empty-fold") return [{ code: warning.code, params: { fold: warning.fold } }];
    const { code, split } = warning;
    return [
      {
        code,
        params: code === "absent-label" ? { split, label: labelName(warning.label) } : { split },
      },
    ];
  });
  return [
    ...shown,
    ...merged(warnings.filter((warning) => warning.code === "merged-groups")),
    ...followed(warnings.filter((warning) => warning.code === "followed-group")),
  ];
}
