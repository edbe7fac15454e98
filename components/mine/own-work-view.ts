/** The filter of one's own work, as it stands in the address of the page and in API queries. */
import type { ListOwnWork, OwnWorkState } from "@/lib/contracts/own-work";

export type OwnWorkView = Partial<Pick<ListOwnWork, "state" | "search" | "label">>;
export const OWN_WORK_STATES: readonly OwnWorkState[] = [
  "draft",
  "returned",
  "waiting",
  "submitted",
  "skipped",
];

export function writeView(view: OwnWorkView): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) if (value) query.set(name, value);
  return query.toString();
}
