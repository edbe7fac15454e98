import type { AnswerValue } from "./answer-value";

/** One label: chosen again, it is taken back. Several: each is added or taken away; null when none is left. */
export function toggleLabel(
  value: AnswerValue | undefined,
  label: string,
  { multiple = false }: { multiple?: boolean | undefined },
): AnswerValue | null {
  if (!multiple) return value === label ? null : label;
  const chosen = Array.isArray(value) ? value : [];
  const next = chosen.includes(label) ? chosen.filter((id) => id !== label) : [...chosen, label];
  return next.length > 0 ? next : null;
}
