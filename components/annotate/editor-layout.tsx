"use client";
/** Labels, data and panels around an open editor; on narrow screens the panels become a sheet. */
import { type ReactNode, type RefObject, useEffect, useState, useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { importLater, Later } from "@/components/ui/later";
import { Tabs } from "@/components/ui/tabs";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import { useViewSwitch } from "@/lib/client/view-switches";
import type { EditorStore } from "@/lib/editor/store";
import { isRegionControl, isRelationControl, showsTextsAlone } from "@/lib/labels/schema";
import { useEditor, useLabelView, useMaybeController } from "./label-context";
import { LaterSheet } from "./later-sheet";
import { LabelsPanel } from "./panels/labels-panel";
import { RULE_SEARCH_ID, RulesPanel } from "./panels/rules-panel";

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

// The rules stand in front of it.
const RegionsPanel = importLater(() =>
  import("./panels/regions-panel").then((loaded) => loaded.RegionsPanel),
);
const Announcements = importLater(() => import("./announcements").then((loaded) => loaded.Announcements));
const RelationBar = importLater(() => import("./relation-bar").then((loaded) => loaded.RelationBar));
const TasksBeside = importLater(() => import("./later-parts").then((loaded) => loaded.TasksBeside));
const Sheet = importLater(() => import("./later-parts").then((loaded) => loaded.Sheet));

/** The field exists after the next paint when its panel was closed, or a few later. */
function focusRuleSearch(frames = 10): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(RULE_SEARCH_ID);
    if (field) field.focus();
    else if (frames > 1) focusRuleSearch(frames - 1);
  });
}

export type Frame = {
  /** Shows the panels; undefined where they are beside the data anyway. */
  openPanels: (() => void) | undefined;
  narrow: boolean;
};

type Props = {
  editor: EditorStore | null;
  /** Another task, another set of fields. */
  taskId: string | undefined;
  missing: SessionState["missing"];
  above: (frame: Frame) => ReactNode;
  below: (frame: Frame) => ReactNode;
  /** The data in the middle. */
  children: ReactNode;
  registerFindRule: RefObject<() => void>;
  /** Stands in a page that has its own frame and its own main part. */
  inPage?: boolean;
};

export function EditorLayout(props: Props) {
  const { editor, taskId, missing, above, below, children, registerFindRule, inPage = false } = props;
  const t = useT();
  const { session } = useLabelView();
  const wide = useMedia("(min-width: 1100px)");
  const roomy = useMedia("(min-width: 720px)");
  const [sheet, setSheet] = useState(false);
  const [tab, setTab] = useState("rules");
  useEffect(() => {
    registerFindRule.current = () => {
      setTab("rules");
      setSheet(true);
      if (wide) focusRuleSearch();
      else
        void Sheet.ahead().then(
          () => focusRuleSearch(),
          () => undefined,
        );
    };
  }, [registerFindRule, wide]);
  const frame: Frame = { openPanels: wide ? undefined : () => setSheet(true), narrow: !roomy };
  const isBelow = useViewSwitch("questionsBelow", session.preferences) && showsTextsAlone(session.schema);
  const hasTasks = useViewSwitch("tasksBeside", session.preferences);
  const isLoop = useMaybeController() !== null;
  const isInline = !roomy || isBelow;
  const panels = <SidePanels editor={editor} tab={tab} onTab={setTab} />;
  const labels = editor && <LabelsPanel key={taskId} editor={editor} missing={missing} inline={isInline} />;
  const Main = inPage ? "section" : "main";
  return (
    <div
      data-density={session.preferences.density}
      className={classNames("relative flex flex-col overflow-hidden", inPage ? "h-full min-h-0" : "h-dvh")}
    >
      {above(frame)}
      <div className="flex min-h-0 flex-1">
        {wide && hasTasks && isLoop && <Later part={TasksBeside} props={{ taskId }} />}
        {!isInline && labels && (
          <aside
            aria-label={t("label.labels")}
            data-labels
            className="w-59 flex-none overflow-auto border-line border-e bg-surface px-2.5 py-3"
          >
            {labels}
          </aside>
        )}
        <Main
          data-below={(isInline && roomy) || undefined}
          className="relative flex min-h-0 min-w-0 flex-1 flex-col"
          aria-label={t("label.data")}
        >
          {children}
          {editor && taskId !== undefined && editor.getState().schema.controls.some(isRelationControl) && (
            <Later part={RelationBar} props={{ editor }} />
          )}
          {isInline && labels && (
            <div
              data-labels
              className="max-h-[38dvh] overflow-auto border-line border-t bg-surface px-2.5 py-2"
            >
              {labels}
            </div>
          )}
        </Main>
        {wide && (
          <aside
            aria-label={t("label.panels")}
            className="flex w-82 flex-none flex-col border-line border-s bg-surface"
          >
            {panels}
          </aside>
        )}
      </div>
      {below(frame)}
      {!wide && (
        <LaterSheet part={Sheet} open={sheet} onClose={() => setSheet(false)} title={t("label.panels")}>
          {panels}
        </LaterSheet>
      )}
      {editor && <Later part={Announcements} props={{ editor, taskId }} />}
    </div>
  );
}

type SideProps = { editor: EditorStore | null; tab: string; onTab: (tab: string) => void };

function SidePanels({ editor, tab, onTab }: SideProps) {
  const t = useT();
  const { session } = useLabelView();
  const rules = { id: "rules", label: t("label.rules"), content: <RulesPanel editor={editor} /> };
  const regions = {
    id: "regions",
    label: editor ? <RegionsTitle editor={editor} /> : t("label.regions"),
    content: editor && (
      <Later
        part={RegionsPanel}
        props={{ editor }}
        meanwhile={<p className="px-3.5 py-3 text-muted">{t("common.loading")}</p>}
      />
    ),
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
