/** The actions of the bulk page: keys of labels as in the label view, and those of the list. */
import type { BulkController } from "@/lib/client/bulk/bulk-controller";
import { actionsFor, labelActionId, ratingActionId } from "@/lib/editor/actions";
import type { Action } from "@/lib/editor/actions/action";
import { bulkQuestions } from "@/lib/labels/bulk-questions";
import { valuesOf } from "@/lib/labels/closed-values";
import type { LabelSchema } from "@/lib/labels/schema";

/** Of the label view, where they do the same. */
const SHARED = new Set(["task.submit", "task.submitAnywhere", "task.skip", "help.open", "palette.open"]);

export function bulkActions(
  schema: LabelSchema,
  controller: BulkController,
  { focusFilter }: { focusFilter: () => void },
): Action[] {
  const ofLabelView = actionsFor(schema, []);
  const given = new Set(
    bulkQuestions(schema).flatMap((control) =>
      valuesOf(control).flatMap(({ id }) => [labelActionId(control.id, id), ratingActionId(control.id, id)]),
    ),
  );
  const hasTargets = () => controller.list.targets().length > 0;
  const labels = ofLabelView
    .filter(({ id }) => given.has(id))
    .map(
      (action): Action => ({
        ...action,
        isEnabled: hasTargets,
        run: (context) => {
          if (!context.repeat) controller.changes.give((editor) => action.run({ ...context, editor }));
        },
      }),
    );
  const now = () => controller.list.getState();
  const list: Action[] = [
    {
      id: "bulk.next",
      group: "task",
      label: { key: "bulk.actionNext" },
      shortcuts: ["ArrowDown"],
      isEnabled: () => now().rows.length > 0,
      run: () => controller.list.move(1),
    },
    {
      id: "bulk.previous",
      group: "task",
      label: { key: "bulk.actionPrevious" },
      shortcuts: ["ArrowUp"],
      isEnabled: () => now().rows.length > 0,
      run: () => controller.list.move(-1),
    },
    {
      id: "bulk.select",
      group: "edit",
      label: { key: "bulk.actionSelect" },
      shortcuts: ["space"],
      isEnabled: () => now().at !== null,
      run: ({ repeat }) => {
        const { at } = now();
        if (at !== null && !repeat) controller.list.toggle(at);
      },
    },
    ...([1, -1] as const).map(
      (by): Action => ({
        id: by > 0 ? "bulk.extendDown" : "bulk.extendUp",
        group: "edit",
        label: { key: "bulk.actionExtend" },
        family: "bulk.actionExtend",
        shortcuts: [by > 0 ? "shift+ArrowDown" : "shift+ArrowUp"],
        isEnabled: () => now().rows.length > 0,
        run: () => controller.list.move(by, true),
      }),
    ),
    {
      id: "bulk.selectAll",
      group: "edit",
      label: { key: "bulk.actionSelectAll" },
      shortcuts: ["mod+a"],
      isEnabled: () => now().rows.length > 0,
      run: () => controller.list.selectAll(),
    },
    {
      id: "bulk.selectNone",
      group: "edit",
      label: { key: "bulk.actionSelectNone" },
      shortcuts: ["Escape"],
      isEnabled: () => now().selected.size > 0,
      run: () => controller.list.select([]),
    },
    {
      id: "edit.undo",
      group: "edit",
      label: { key: "label.actionUndo" },
      shortcuts: ["mod+z"],
      isEnabled: () => now().canUndo,
      run: () => controller.changes.undo(),
    },
    {
      id: "edit.redo",
      group: "edit",
      label: { key: "label.actionRedo" },
      shortcuts: ["mod+shift+z", "mod+y"],
      isEnabled: () => now().canRedo,
      run: () => controller.changes.redo(),
    },
    {
      id: "bulk.filter",
      group: "view",
      label: { key: "bulk.actionFilter" },
      shortcuts: ["/"],
      isEnabled: () => true,
      run: focusFilter,
    },
    {
      id: "bulk.like",
      group: "view",
      label: { key: "bulk.likeThis" },
      shortcuts: ["shift+l"],
      isEnabled: () => now().at !== null,
      run: () => controller.list.sortLike(now().like === now().at ? null : now().at),
    },
    {
      id: "bulk.acceptPredictions",
      group: "edit",
      label: { key: "bulk.acceptPredictions" },
      shortcuts: ["shift+a"],
      isEnabled: () => controller.list.targets().some(({ current }) => current.task.predictions.length > 0),
      run: () => controller.changes.acceptPredictions(),
    },
  ];
  const always = () => true;
  const shared = ofLabelView
    .filter(({ id }) => SHARED.has(id))
    .map((action): Action => (action.id === "task.skip" ? { ...action, isEnabled: hasTargets } : action))
    .map(
      (action): Action => (action.id.startsWith("task.submit") ? { ...action, isEnabled: always } : action),
    );
  return [...labels, ...shared, ...list];
}
