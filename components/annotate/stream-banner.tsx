"use client";
/** A stream that runs: how many of its regions the task has. With the last one the task is submitted by itself. */
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import type { EditorStore } from "@/lib/editor/store";
import { isRegionControl } from "@/lib/labels/schema";
import { keepFocus, useEditor, useLabelView } from "./label-context";

type Props = { editor: EditorStore };

function StreamBannerContent({ editor }: Props) {
  const t = useT();
  const { run } = useLabelView();
  const stream = useEditor(editor, (state) => state.stream);
  const isQuiet = useEditor(editor, (state) => state.gesture === null && !state.readOnly);
  const drawn = useEditor(
    editor,
    ({ document }) =>
      document.regions.filter(
        ({ control, labels }) => control === stream?.control && labels.includes(stream.label),
      ).length,
  );
  const before = useRef<{ editor: EditorStore; drawn: number } | null>(null);
  useEffect(() => {
    if (!isQuiet || !stream) return;
    const last = before.current;
    before.current = { editor, drawn };
    // Only a region drawn just now submits: a task that is opened with enough of them does not.
    if (last?.editor === editor && drawn > last.drawn && drawn >= stream.count) run("task.submit");
  }, [editor, stream, drawn, isQuiet, run]);
  if (!stream) return null;
  const control = editor.getState().schema.controls.find(({ id }) => id === stream.control);
  const labels = control && isRegionControl(control) ? control.labels : [];
  const label = labels.find(({ id }) => id === stream.label)?.name ?? stream.label;
  return (
    <section
      aria-label={t("shapes.stream")}
      className="flex flex-none flex-wrap items-center gap-x-3 border-line border-b bg-accent-weak px-3.5 py-1"
    >
      <p className="num min-w-0 flex-1" role="status">
        {t("shapes.streamNow", { label, count: drawn, total: stream.count })}
      </p>
      <Button size="small" onMouseDown={keepFocus} onClick={() => editor.set({ stream: null })}>
        {t("shapes.streamStop")}
      </Button>
    </section>
  );
}

export const StreamBanner = withLaterWords(StreamBannerContent);
