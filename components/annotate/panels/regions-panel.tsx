"use client";
/** Every region as a line of a list: what the canvas shows, for hands and ears that do not use it. */
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { drawsShapes } from "@/lib/editor/editing";
import type { EditorStore } from "@/lib/editor/store";
import { isTextControl } from "@/lib/editor/text-regions";
import { isRelationControl } from "@/lib/labels/schema";
import { actionLabel, keepFocus, useEditor, useLabelView, useShortcut } from "../label-context";
import { RegionFields } from "./region-fields";
import { RegionFilterBar } from "./region-filter-bar";
import { RegionList } from "./region-list";
import { RelationList } from "./relation-list";
import { StreamBar } from "./stream-bar";

const TOOLS: [action: string, icon: IconName][] = [
  ["region.hide", "eyeOff"],
  ["region.lock", "lock"],
  ["region.up", "up"],
  ["region.down", "down"],
  ["region.delete", "trash"],
];

const COMBINATIONS: [action: string, icon: IconName][] = [
  ["region.duplicate", "copy"],
  ["region.group", "group"],
  ["region.union", "join"],
  ["region.subtract", "subtract"],
  ["region.intersect", "intersect"],
];

function RegionsPanelContent({ editor }: { editor: EditorStore }) {
  const t = useT();
  const count = useEditor(editor, (state) => state.document.regions.length);
  const snap = useEditor(editor, (state) => state.snapToWord);
  const { schema } = editor.getState();
  const hasText = schema.controls.some((control) => isTextControl(control));
  const hasShapes = schema.controls.some(({ kind }) => drawsShapes(kind));
  return (
    <div className="flex h-full flex-col">
      <div
        role="toolbar"
        aria-label={t("labelLater.regionTools")}
        className="flex flex-wrap gap-0.5 px-2 py-1.5"
      >
        {TOOLS.map(([action, icon]) => (
          <RegionButton key={action} editor={editor} action={action} icon={icon} />
        ))}
        {COMBINATIONS.map(([action, icon]) => (
          <RegionButton key={action} editor={editor} action={action} icon={icon} />
        ))}
        {hasShapes && <NewButton />}
      </div>
      {hasText && (
        <label className="flex min-h-6 items-center gap-2 px-3.5 pb-1.5">
          <input
            type="checkbox"
            checked={snap}
            onChange={() => editor.set({ snapToWord: !snap })}
            className="size-4 accent-(--accent)"
          />
          {t("labelLater.actionSnap")}
        </label>
      )}
      <RegionFilterBar editor={editor} />
      {count === 0 ? (
        <p className="px-3.5 py-3 text-muted">{t("labelLater.noRegions")}</p>
      ) : (
        <RegionList editor={editor} />
      )}
      {schema.controls.some(isRelationControl) && <RelationList editor={editor} />}
      <RegionFields editor={editor} />
      {hasShapes && <StreamBar editor={editor} />}
    </div>
  );
}

export const RegionsPanel = withLaterWords(RegionsPanelContent);

function RegionButton({ editor, action, icon }: { editor: EditorStore; action: string; icon: IconName }) {
  const { actions, actionContext, run } = useLabelView();
  const t = useT();
  const shortcut = useShortcut(action);
  const item = actions.find(({ id }) => id === action);
  const off = useEditor(editor, () => !item?.isEnabled(actionContext(false)));
  const lack = useEditor(editor, () => item?.lacks?.(actionContext(false)) ?? null);
  if (!item) return null;
  const name = actionLabel(item, t);
  const title = shortcut === undefined ? name : `${name} (${shortcut})`;
  return (
    <Button
      variant="quiet"
      disabled={off}
      // It can be pressed all the same, and says what it lacks.
      aria-disabled={lack !== null || undefined}
      className={lack === null ? undefined : "opacity-50"}
      aria-label={name}
      title={lack === null ? title : `${title}. ${t(lack)}`}
      onMouseDown={keepFocus}
      onClick={() => run(action)}
    >
      <Icon name={icon} />
    </Button>
  );
}

function NewButton() {
  const t = useT();
  const { run } = useLabelView();
  return (
    <Button
      variant="quiet"
      onMouseDown={keepFocus}
      onClick={() => run("region.new")}
      shortcut={useShortcut("region.new") ?? ""}
    >
      <Icon name="plus" />
      {t("labelLater.actionNew")}
    </Button>
  );
}
