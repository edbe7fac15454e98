/** Where one can go, by role. Navigation and command palette read the same list. */
import type { ProjectRole } from "@/lib/contracts/common";
import type { MessageKey } from "@/lib/i18n";

export type Place = { href: string; name: MessageKey };
export type ProjectRef = { id: string; name: string };

const MANAGER_PLACES: [string, MessageKey][] = [
  ["", "nav.overview"],
  ["/label", "nav.label"],
  ["/bulk", "nav.bulk"],
  ["/mine", "nav.mine"],
  ["/tasks", "nav.tasks"],
  ["/guidelines", "nav.guidelines"],
  ["/quality", "nav.quality"],
  ["/review", "nav.review"],
  ["/releases", "nav.releases"],
  ["/settings", "nav.settings"],
];
const FOR_ALL = new Set(["", "/label", "/bulk", "/mine", "/guidelines"]);
const FOR_REVIEWERS = new Set([...FOR_ALL, "/review"]);
const SEEN = { annotator: FOR_ALL, reviewer: FOR_REVIEWERS, manager: null };

/** @param canBulk tasks of the project can be labeled in bulk */
export function projectPlaces(projectId: string, role: ProjectRole, canBulk: boolean): Place[] {
  const isThere = (path: string) => (SEEN[role]?.has(path) ?? true) && (canBulk || path !== "/bulk");
  return MANAGER_PLACES.filter(([path]) => isThere(path)).map(([path, name]) => ({
    href: `/projects/${projectId}${path}`,
    name,
  }));
}

/** Whether the place is the page or above it. */
export function isCurrent(place: Place, pathname: string): boolean {
  const isOverview = place.name === "nav.overview";
  if (place.name === "nav.tasks" && pathname.endsWith("/import")) return true;
  if (place.name === "nav.releases" && pathname.endsWith("/duplicates")) return true;
  return pathname === place.href || (!isOverview && pathname.startsWith(`${place.href}/`));
}
