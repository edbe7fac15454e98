/** What groups of actions are called, in help and command palette alike. */
import type { ActionGroup } from "@/lib/editor/actions/action";
import type { MessageKey } from "@/lib/i18n";

export const GROUP_NAMES: Record<ActionGroup, MessageKey> = {
  labels: "label.groupLabels",
  task: "label.groupTask",
  tools: "label.groupTools",
  edit: "label.groupEdit",
  regions: "label.groupRegions",
  view: "label.groupView",
};
