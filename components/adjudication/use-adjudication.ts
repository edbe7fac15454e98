"use client";
/** The editor of an adjudication: that of the label view, with keys that decide. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { FixTask } from "@/components/annotate/fix/use-fix";
import type { LoadedSession } from "@/components/annotate/fix/use-label-session";
import { useLoneView } from "@/components/annotate/fix/use-lone-view";
import { useToast } from "@/components/ui/toast";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { type Undecidable, withoutRequired } from "@/lib/annotation/undecidable";
import { Adjudicator } from "@/lib/client/adjudication/adjudicator";
import { useT } from "@/lib/client/i18n";
import type { SessionState } from "@/lib/client/session/session-state";
import { submitBlocker } from "@/lib/client/session/submit-blocker";
import type { Adjudication } from "@/lib/contracts/adjudication";
import { newId } from "@/lib/core/ids";
import type { Action } from "@/lib/editor/actions/action";
import { EditorStore } from "@/lib/editor/store";
import type { MessageKey } from "@/lib/i18n";

/** As many forms have a key. */
export const MAX_KEYS = 9;
export const takeAction = (at: number): string => `adjudication.take${at + 1}`;

type Given = LoadedSession & {
  task: FixTask;
  adjudication: Adjudication;
  blocked: boolean;
  openHelp: () => void;
  onSave: (document: AnnotationDocument, undecidable: Undecidable[]) => void;
};

function open({ session, editing, task, adjudication }: Given) {
  const { schema } = session;
  const inputs = taskInputs(schema, task.data, task.images, task.texts);
  const editor = new EditorStore({ editing, schema, inputs, document: adjudication.document, newId });
  if (Object.values(inputs).some(({ kind }) => kind === "image")) editor.setTool("select");
  return { editor, adjudicator: new Adjudicator(editor, adjudication.items) };
}

function decisionActions(adjudicator: Adjudicator, takeWords: (at: number) => string): Action[] {
  const isAt = () => adjudicator.getState().current !== null;
  const action = (id: string, key: MessageKey, shortcut: string, run: () => void): Action => ({
    id: `adjudication.${id}`,
    group: "task",
    label: { key },
    shortcuts: [shortcut],
    isEnabled: isAt,
    run,
  });
  const takes = Array.from(
    { length: MAX_KEYS },
    (_, at): Action => ({
      id: takeAction(at),
      group: "task",
      label: { text: takeWords(at) },
      shortcuts: [`shift+${at + 1}`],
      family: "adjudication.options",
      isEnabled: isAt,
      run: () => adjudicator.take(at),
    }),
  );
  return [
    ...takes,
    action("keep", "adjudication.keep", "shift+a", () => adjudicator.propose() || adjudicator.keepFused()),
    action("drop", "adjudication.drop", "shift+r", () => adjudicator.drop()),
    action("doubt", "adjudication.undecidable", "shift+u", () => adjudicator.doubt()),
    action("edit", "adjudication.edit", "shift+e", () => adjudicator.edit()),
    action("draw", "adjudication.draw", "shift+d", () => adjudicator.draw()),
    action("next", "adjudication.next", "shift+g", () => adjudicator.go(1)),
    action("previous", "adjudication.previous", "shift+b", () => adjudicator.go(-1)),
  ];
}

export function useAdjudication(given: Given) {
  const { session, blocked, openHelp, onSave } = given;
  const t = useT();
  const toast = useToast();
  const [{ editor, adjudicator }] = useState(() => open(given));
  const [missing, setMissing] = useState<SessionState["missing"]>(null);
  const state = useSyncExternalStore(adjudicator.subscribe, adjudicator.getState, adjudicator.getState);
  useEffect(() => adjudicator.open(), [adjudicator]);
  /** Enter decides as most say; where all is decided it saves. */
  const submit = () => {
    const { left, current, statusOf } = adjudicator.getState();
    if (left > 0) {
      if (current && statusOf(current.id) === "open") {
        if (!adjudicator.propose()) toast(t("adjudication.chooseFirst"), { tone: "info" });
      } else adjudicator.goToOpen();
      return;
    }
    const undecidable = adjudicator.undecidable(given.adjudication.undecidable);
    const schema = withoutRequired(session.schema, undecidable);
    const blocker = submitBlocker(editor, { state: "submitted" }, schema);
    if (blocker && "notice" in blocker) return void toast(t(blocker.notice), { tone: "bad" });
    if (blocker) return setMissing((last) => ({ issues: blocker.missing, at: (last?.at ?? 0) + 1 }));
    onSave(editor.getState().document, undecidable);
  };
  const own = useMemo(
    () => decisionActions(adjudicator, (at) => t("adjudication.takeForm", { by: String(at + 1) })),
    [adjudicator, t],
  );
  const arrange = useCallback(
    (actions: Action[]): Action[] => [
      ...own,
      ...actions
        // Forms of annotators stand where predictions do, and are decided about by the keys above.
        .filter(({ id }) => !id.startsWith("prediction.") && !id.startsWith("suggestion."))
        .map((action) =>
          action.id === "edit.undo"
            ? { ...action, isEnabled: () => true, run: () => adjudicator.undo() }
            : action,
        ),
    ],
    [own, adjudicator],
  );
  const shown = useLoneView({ session, editor, submit, openHelp, blocked, arrange });
  return { editor, adjudicator, state, missing, submit, ...shown };
}
