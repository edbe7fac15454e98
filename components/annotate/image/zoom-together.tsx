"use client";
/** The switch that has several images zoomed and moved as one; goes along from task to task. */
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { LineIcon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { linkedInputs, linkViews, showAlike } from "@/lib/editor/linked-views";
import type { EditorStore } from "@/lib/editor/store";
import { keepFocus, useEditor } from "../label-context";

const LINK =
  "M6.5 9.5l3-3M7.5 4.500l1.200-1.200a2.700 2.700 0 0 1 4 4L11.500 8.500M8.500 11.500l-1.200 1.200a2.700 2.700 0 0 1-4-4L4.500 7.500";

export function ZoomTogether({ editor, input }: { editor: EditorStore; input: string }) {
  const t = useT();
  const isOn = useEditor(editor, (state) => state.zoomsTogether);
  const [first, second] = linkedInputs(editor);
  const isFirst = input === first;
  const isAlone = second === undefined;
  useEffect(() => {
    // Once for all images of the task.
    if (isFirst && !isAlone) return linkViews(editor);
    return undefined;
  }, [editor, isFirst, isAlone]);
  if (isAlone) return null;
  return (
    <Button
      variant="quiet"
      aria-label={t("shapes.zoomTogether")}
      aria-pressed={isOn}
      title={t("shapes.zoomTogether")}
      className={isOn ? "bg-accent-weak! text-accent!" : ""}
      onMouseDown={keepFocus}
      onClick={() => {
        editor.set({ zoomsTogether: !isOn });
        if (!isOn) showAlike(editor, input);
      }}
    >
      <LineIcon path={LINK} />
    </Button>
  );
}
