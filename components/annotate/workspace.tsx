"use client";
/** The label view on the screen: its bars and banners around the editor. */
import type { RefObject } from "react";
import { EmptyState } from "@/components/ui/card";
import { importLater, Later } from "@/components/ui/later";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";
import { BottomBar } from "./bottom-bar";
import { EditorLayout } from "./editor-layout";
import { useEditor } from "./label-context";
import { TaskData } from "./task-data";
import { TopBar } from "./top-bar";

const ProblemBanner = importLater(() => import("./later-parts").then((loaded) => loaded.ProblemBanner));
const TaskBanner = importLater(() => import("./later-parts").then((loaded) => loaded.TaskBanner));
const PhaseView = importLater(() => import("./later-parts").then((loaded) => loaded.PhaseView));
const OfflineBatchBanner = importLater(() =>
  import("./offline-banner").then((loaded) => loaded.OfflineBatchBanner),
);
const StreamBanner = importLater(() => import("./stream-banner").then((loaded) => loaded.StreamBanner));
const Suggestions = importLater(() => import("./suggestions").then((loaded) => loaded.Suggestions));

type Props = { state: SessionState; registerFindRule: RefObject<() => void> };

/** Nothing is loaded to say nothing: the same questions as the banners ask themselves. */
const hasProblems = ({ problems, unsubmitted, damaged, keepsOnDevice, save }: SessionState): boolean =>
  problems.some(({ problem }) => problem?.kind !== "conflict") ||
  unsubmitted.length + damaged.length > 0 ||
  !keepsOnDevice ||
  save.kind === "unkept";
const hasBanner = ({ questions, review, changed, comments }: LabelTask): boolean =>
  questions.length > 0 || review !== null || changed !== undefined || comments !== undefined;

export function Workspace({ state, registerFindRule }: Props) {
  const { editor, task } = state;
  return (
    <EditorLayout
      editor={editor}
      taskId={task?.id}
      missing={state.missing}
      registerFindRule={registerFindRule}
      above={({ openPanels }) => (
        <>
          <TopBar state={state} onOpenPanels={openPanels} />
          {state.offlineBatch.count > 0 && (
            <Later part={OfflineBatchBanner} props={{ offlineBatch: state.offlineBatch }} />
          )}
          {hasProblems(state) && <Later part={ProblemBanner} props={{ state }} />}
          {task && hasBanner(task) && <Later key={task.id} part={TaskBanner} props={{ task }} />}
        </>
      )}
      below={({ narrow }) => <BottomBar state={state} narrow={narrow} />}
    >
      {editor && task && task.predictions.length > 0 && (
        <Later
          key={`suggestions ${task.id}`}
          part={Suggestions}
          props={{ editor, suggestions: task.predictions }}
        />
      )}
      {editor && <StreamSlot editor={editor} />}
      {editor && task ? (
        <TaskData key={task.id} editor={editor} task={task} />
      ) : state.phase === "loading" ? (
        <Meanwhile />
      ) : (
        <Later
          part={PhaseView}
          props={{ state }}
          meanwhile={<Meanwhile isOffline={state.phase === "offline"} />}
        />
      )}
    </EditorLayout>
  );
}

function StreamSlot({ editor }: { editor: EditorStore }) {
  const isOn = useEditor(editor, (state) => state.stream !== null);
  return isOn && <Later part={StreamBanner} props={{ editor }} />;
}

/** Until what says more is loaded, which without network may never be. */
function Meanwhile({ isOffline = false }: { isOffline?: boolean }) {
  const t = useT();
  return (
    <div aria-busy={!isOffline}>
      <EmptyState title={t(isOffline ? "label.offlineTitle" : "common.loading")} />
    </div>
  );
}
