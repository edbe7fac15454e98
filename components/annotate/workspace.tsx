"use client";
/** The label view on the screen: its bars and banners around the editor. */
import type { RefObject } from "react";
import type { SessionState } from "@/lib/client/session-state";
import { AlongBanner } from "./along-banner";
import { BottomBar } from "./bottom-bar";
import { EditorLayout } from "./editor-layout";
import { PhaseView } from "./phase-view";
import { ProblemBanner } from "./problem-banner";
import { Suggestions } from "./suggestions";
import { TaskBanner } from "./task-banner";
import { TaskData } from "./task-data";
import { TopBar } from "./top-bar";

type Props = { state: SessionState; registerFindRule: RefObject<() => void> };

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
          <AlongBanner along={state.along} />
          <ProblemBanner state={state} />
          {task && <TaskBanner key={task.id} task={task} />}
        </>
      )}
      below={({ narrow }) => <BottomBar state={state} narrow={narrow} />}
    >
      {editor && task && task.predictions.length > 0 && (
        <Suggestions key={`suggestions ${task.id}`} editor={editor} suggestions={task.predictions} />
      )}
      {editor && task ? (
        <TaskData key={task.id} editor={editor} images={task.images} />
      ) : (
        <PhaseView state={state} />
      )}
    </EditorLayout>
  );
}
