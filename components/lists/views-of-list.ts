import type { SavedView, ViewedList } from "@/lib/contracts/saved-views";

export type ViewsOfList = {
  projectId: string;
  list: ViewedList;
  items: readonly SavedView[];
  /** The query of what is shown now, columns included. */
  query: string;
  canShare: boolean;
};
