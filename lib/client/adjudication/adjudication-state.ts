/** How far an adjudication is, for the page that shows it. */
import type { AdjudicationItem } from "@/lib/contracts/adjudication";
import type { ItemStatus } from "./item-status";

export type AdjudicationState = {
  current: AdjudicationItem | null;
  /** Its place among the items that are asked, from 0; -1 without one. */
  place: number;
  asked: number;
  /** How many of them are still open. */
  left: number;
  statusOf: (id: string) => ItemStatus;
  isUndecidable: (id: string) => boolean;
  /** The next shape that is drawn takes the place of the object at hand. */
  isDrawing: boolean;
};
