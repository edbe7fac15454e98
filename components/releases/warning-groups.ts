/** Warnings of a release in the order they came, those of labels that a part lacks as one group per part. */
import type { ReleaseCounts } from "@/lib/contracts/releases";
import { groupBy } from "@/lib/core/group-by";

type Warning = ReleaseCounts["warnings"][number];
/** `labels` are names; a group has two at least, since one fits into its own line. */
export type WarningGroup =
  | { kind: "one"; warning: Warning }
  | { kind: "absent"; split: string; labels: string[] };

export function warningGroups(warnings: readonly Warning[]): WarningGroup[] {
  const groups: WarningGroup[] = [];
  const absent = groupBy(
    warnings.filter(({ code }) => code === "absent-label"),
    ({ params }) => String(params.split),
  );
  const done = new Set<string>();
  for (const warning of warnings) {
    const split = String(warning.params.split);
    const alike = warning.code === "absent-label" ? (absent.get(split) ?? []) : [];
    if (alike.length < 2) groups.push({ kind: "one", warning });
    else if (!done.has(split)) {
      done.add(split);
      groups.push({ kind: "absent", split, labels: alike.map(({ params }) => String(params.label)) });
    }
  }
  return groups;
}
