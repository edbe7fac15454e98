"use client";
/** The layout: bars above and below, labels, data and panels between; on narrow screens the panels become a sheet. */
import { type RefObject, useEffect, useState, useSyncExternalStore } from "react";
import { Tabs } from "@/components/ui/tabs";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session-state";
import type { EditorStore } from "@/lib/editor/store";
import { isRegionControl } from "@/lib/labels/schema";
import { AlongBanner } from "./along-banner";
import { BottomBar } from "./bottom-bar";
import { useEditor, useLabelView } from "./label-context";
import { LabelsPanel } from "./panels/labels-panel";
import { RegionsPanel } from "./panels/regions-panel";
import { RULE_SEARCH_ID, RulesPanel } from "./panels/rules-panel";
import { PhaseView } from "./phase-view";
import { ProblemBanner } from "./problem-banner";
import { Sheet } from "./sheet";
import { Suggestions } from "./suggestions";
import { TaskBanner } from "./task-banner";
import { TaskData } from "./task-data";
import { TopBar } from "./top-bar";
import { useAnnouncements } from "./use-announcements";

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => true,
  );
}

type Props = { state: SessionState; registerFindRule: RefObject<() => void> };

export function Workspace({ state, registerFindRule }: Props) {
  const t = useT();
  const wide = useMedia("(min-width: 1100px)");
  const roomy = useMedia("(min-width: 720px)");
  const [sheet, setSheet] = useState(false);
  const [tab, setTab] = useState("rules");
  const { editor } = state;
  useEffect(() => {
    registerFindRule.current = () => {
      setTab("rules");
      setSheet(true);
      // The field exists after the next paint when the panel was closed.
      requestAnimationFrame(() => document.getElementById(RULE_SEARCH_ID)?.focus());
    };
  }, [registerFindRule]);
  const panels = <SidePanels editor={editor} tab={tab} onTab={setTab} />;
  const labels = editor && (
    <LabelsPanel key={state.task?.id} editor={editor} missing={state.missing} inline={!roomy} />
  );
  return (
    <div className="relative flex h-dvh flex-col overflow-hidden">
      <TopBar state={state} onOpenPanels={wide ? undefined : () => setSheet(true)} />
      <AlongBanner along={state.along} />
      <ProblemBanner state={state} />
      {state.task && <TaskBanner key={state.task.id} task={state.task} />}
      <div className="flex min-h-0 flex-1">
        {roomy && labels && (
          <aside
            aria-label={t("label.labels")}
            className="w-59 flex-none overflow-auto border-line border-e bg-surface px-2.5 py-3"
          >
            {labels}
          </aside>
        )}
        <main className="relative flex min-h-0 min-w-0 flex-1 flex-col" aria-label={t("label.data")}>
          {editor && state.task && state.task.predictions.length > 0 && (
            <Suggestions
              key={`suggestions ${state.task.id}`}
              editor={editor}
              suggestions={state.task.predictions}
            />
          )}
          {editor && state.task ? (
            <TaskData key={state.task.id} editor={editor} task={state.task} />
          ) : (
            <PhaseView state={state} />
          )}
          {!roomy && labels && (
            <div className="max-h-[45dvh] overflow-auto border-line border-t bg-surface px-2.5 py-2">
              {labels}
            </div>
          )}
        </main>
        {wide && (
          <aside
            aria-label={t("label.panels")}
            className="flex w-82 flex-none flex-col border-line border-s bg-surface"
          >
            {panels}
          </aside>
        )}
      </div>
      <BottomBar state={state} narrow={!roomy} />
      {!wide && (
        <Sheet open={sheet} onClose={() => setSheet(false)} title={t("label.panels")}>
          {panels}
        </Sheet>
      )}
      {editor && <Announcements editor={editor} />}
    </div>
  );
}

function Announcements({ editor }: { editor: EditorStore }) {
  useAnnouncements(editor);
  return null;
}

type SideProps = { editor: EditorStore | null; tab: string; onTab: (tab: string) => void };

function SidePanels({ editor, tab, onTab }: SideProps) {
  const t = useT();
  const { session } = useLabelView();
  const rules = { id: "rules", label: t("label.rules"), content: <RulesPanel editor={editor} /> };
  const regions = {
    id: "regions",
    label: editor ? <RegionsTitle editor={editor} /> : t("label.regions"),
    content: editor && <RegionsPanel editor={editor} />,
  };
  return (
    <Tabs
      label={t("label.panels")}
      className="flex-1"
      keepFocus
      selected={tab}
      onSelect={onTab}
      tabs={session.schema.controls.some(isRegionControl) ? [rules, regions] : [rules]}
    />
  );
}

function RegionsTitle({ editor }: { editor: EditorStore }) {
  const t = useT();
  const count = useEditor(editor, (state) => state.document.regions.length);
  return (
    <>
      {t("label.regions")} <span className="num text-faint">{count}</span>
    </>
  );
}
