"use client";
/** The editor of a correction with its actions: those of the label view that make sense without a queue. */
import { useEffect, useState } from "react";
import { useToast } from "@/components/ui/toast";
import { taskInputs } from "@/lib/annotation/context";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { fitDocument } from "@/lib/annotation/fit-document";
import { useT } from "@/lib/client/i18n";
import { schemaAtPlaces } from "@/lib/client/session/place-inputs";
import type { SessionState } from "@/lib/client/session/session-state";
import { submitBlocker } from "@/lib/client/session/submit-blocker";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { TaskDetail } from "@/lib/contracts/tasks";
import { canonicalJson } from "@/lib/core/canonical-json";
import { newId } from "@/lib/core/ids";
import { EditorStore } from "@/lib/editor/store";
import type { Editing } from "@/lib/editor/tools/tool";
import { regionKind } from "@/lib/kinds";
import { useEditor } from "../label-context";
import { useLoneView } from "./use-lone-view";

export type FixTask = Pick<TaskDetail, "data" | "images" | "texts"> & { id: string };

type Given = {
  session: LabelSession;
  editing: Editing;
  task: FixTask;
  /** The answer as it stands. */
  document: AnnotationDocument;
  /** The keys are a dialog's, or nothing may be changed now. */
  blocked: boolean;
  openHelp: () => void;
  onSave: (document: AnnotationDocument) => void;
};

function openEditor({ session, editing, task, document: given }: Given) {
  const { schema } = session;
  const inputs = taskInputs(schema, task.data, task.images, task.texts);
  const { document, dropped } = fitDocument(given, schema);
  // By the letters that the annotator saw, as the data stand.
  const shown = schemaAtPlaces(schema, document.places);
  const editor = new EditorStore({ editing, schema: shown, inputs, document, newId });
  // Most corrections change what is there.
  if (document.regions.some(({ shape }) => regionKind(shape.kind).on === "image")) editor.setTool("select");
  return { editor, dropped };
}

export function useFix(given: Given) {
  const { session, document, blocked, openHelp, onSave } = given;
  const t = useT();
  const toast = useToast();
  const [missing, setMissing] = useState<SessionState["missing"]>(null);
  const [{ editor, dropped }] = useState(() => openEditor(given));
  useEffect(() => {
    if (dropped > 0) toast(t("labelLater.noticeFitted", { count: dropped }), { tone: "info" });
  }, [dropped, toast, t]);
  const save = () => {
    const fixed = editor.getState().document;
    if (canonicalJson(fixed) === canonicalJson(document))
      return void toast(t("reviews.fixUnchanged"), { tone: "info" });
    const blocker = submitBlocker(editor, { state: "submitted" }, session.schema);
    if (blocker && "notice" in blocker) return void toast(t(blocker.notice), { tone: "bad" });
    if (blocker) return setMissing((last) => ({ issues: blocker.missing, at: (last?.at ?? 0) + 1 }));
    onSave(editor.getState().document);
  };
  const { view, message, findRule } = useLoneView({ session, editor, submit: save, openHelp, blocked });
  return {
    editor,
    view,
    missing,
    message,
    findRule,
    save,
    changed: useEditor(editor, (state) => dropped > 0 || state.history.past.length > 0),
  };
}
