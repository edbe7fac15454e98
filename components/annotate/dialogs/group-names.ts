/** What groups of actions are called, in help and command palette alike. */
import type { ActionGroup } from "@/lib/editor/actions/action";
import type { MessageKey } from "@/lib/i18n";

export const GROUP_NAMES: Record<ActionGroup, MessageKey> = {
  labels: "labelLater.groupLabels",
  task: "labelLater.groupTask",
  tools: "labelLater.groupTools",
  edit: "labelLater.groupEdit",
  regions: "labelLater.groupRegions",
  view: "labelLater.groupView",
};
