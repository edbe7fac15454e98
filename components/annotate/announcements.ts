"use client";
/**
 * Announces changes of the regions to screen readers: added, removed, selected, moved. Why an action did nothing is shown
 * as well. Keeps the focus of the keyboard in the data from task to task.
 */
import { useEffect } from "react";
import { useToast } from "@/components/ui/toast";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { differenceOf } from "@/lib/editor/changed-regions";
import type { EditorStore } from "@/lib/editor/store";
import { useDataFocus } from "./data-focus";
import { useLabelView } from "./label-context";
import { describeRegion } from "./region-text";

const RESTS_MS = 500;

type Props = { editor: EditorStore; taskId: string | undefined };

function AnnouncementsContent({ editor, taskId }: Props): null {
  const t = useT();
  const toast = useToast();
  const { announce } = useLabelView();
  useDataFocus(taskId);
  useEffect(() => {
    let before = editor.getState();
    let addedId: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** Once it rests: a key held down would speak without end. */
    const sayChanged = (id: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { document, schema } = editor.getState();
        const region = document.regions.find((one) => one.id === id);
        if (region) announce(describeRegion(schema, region, t));
      }, RESTS_MS);
    };
    const unsubscribe = editor.subscribe(() => {
      const now = editor.getState();
      const [was, is] = [before.document.regions, now.document.regions];
      const selected = now.selection;
      if (is.length > was.length) {
        const added = differenceOf(was, is).come[0]?.region;
        addedId = added?.id;
        if (added)
          announce(
            t("labelLater.saidAdded", { region: describeRegion(now.schema, added, t), count: is.length }),
          );
      } else if (is.length < was.length)
        announce(t("labelLater.saidRemoved", { count: was.length - is.length }));
      else if (selected !== before.selection && selected.length === 1 && selected[0] === addedId)
        // It was said as added, which must not be spoken over.
        addedId = undefined;
      else if (selected !== before.selection && selected.length === 1) {
        const at = is.findIndex((region) => region.id === selected[0]);
        const region = is[at];
        if (region)
          announce(
            t("labelLater.saidSelected", {
              region: describeRegion(now.schema, region, t),
              place: at + 1,
              count: is.length,
            }),
          );
      } else if (selected !== before.selection && selected.length > 1)
        announce(t("labelLater.saidSelectedMany", { count: selected.length }));
      else if (is !== was && selected.length === 1) sayChanged(selected[0] as string);
      if (now.told && now.told !== before.told) {
        const text = t(now.told.key, now.told.params);
        const { document } = now;
        // Once there is more to take back, the last step is another one.
        const undo = () =>
          editor.getState().document === document ? editor.undo() : toast(t("spans.changedSince"));
        toast(text, now.told.canUndo ? { action: { label: t("label.actionUndo"), run: undo } } : {});
        announce(text);
      }
      before = now;
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [editor, announce, toast, t]);
  return null;
}

export const Announcements = withLaterWords(AnnouncementsContent);
