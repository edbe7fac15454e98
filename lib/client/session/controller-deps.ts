/** Everything of the browser and the server that the label controller touches. */
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { Editing } from "@/lib/editor/tools/tool";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Journal } from "./drafts/journal";
import type { LabelApi } from "./label-api";
import type { BatchStore } from "./offline/batch-store";
import type { PageCopy } from "./offline/page-copy";
import type { TaskLocks } from "./queue/task-locks";
import type { Timers } from "./timers";

export type ControllerDeps = {
  session: LabelSession;
  /** What draws the kinds of the session's labels. */
  editing: Editing;
  /** The same for labels that come later. */
  loadEditing: (schema: LabelSchema) => Promise<Editing>;
  api: LabelApi;
  journal: Journal;
  batchStore: BatchStore;
  copy: PageCopy;
  locks: TaskLocks;
  timers: Timers;
  nowMs: () => number;
  newId: () => string;
  isVisible: () => boolean;
  decodeImages: (task: LabelTask) => void;
};
