/** What opens the label page without network, as the label loop sees it; offline-copy.ts is the browser's. */
import type { LabelTask } from "@/lib/contracts/labeling";

export type PageCopy = {
  /** False when this browser cannot open the page again without network. */
  keepPage: () => Promise<boolean>;
  /** False when an image could not be kept. */
  keepImages: (task: LabelTask) => Promise<boolean>;
  dropImages: (urls: readonly string[]) => Promise<void>;
};
