"use client";
/**
 * The label view on a task that is stored nowhere, for a person who makes labels. Small, it is a picture of itself: as wide as it would
 * be on this screen, scaled down, and taking neither pointer nor keys. Opened to be tried out, it takes both.
 */
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { taskInputs } from "@/lib/annotation/context";
import { emptyDocument } from "@/lib/annotation/document";
import { useT } from "@/lib/client/i18n";
import { isTyping, ownsKey } from "@/lib/client/keyboard";
import { placeInputs, schemaAtPlaces } from "@/lib/client/session/place-inputs";
import { projectSyncOf, type SessionState } from "@/lib/client/session/session-state";
import { submitBlocker } from "@/lib/client/session/submit-blocker";
import type { LabelSession } from "@/lib/contracts/label-session";
import type { LabelTask } from "@/lib/contracts/labeling";
import { newId } from "@/lib/core/ids";
import { actionsFor } from "@/lib/editor/actions";
import type { ActionContext } from "@/lib/editor/actions/action";
import { EditorStore } from "@/lib/editor/store";
import type { Editing } from "@/lib/editor/tools/tool";
import type { LabelSchema } from "@/lib/labels/schema";
import { FixedWidthButton, UndoButtons } from "../bar-buttons";
import { EditorLayout } from "../editor-layout";
import { loadViews } from "../input-views";
import { keepFocus, LabelViewProvider } from "../label-context";
import { switchFocus } from "../late-focus";
import { TaskData } from "../task-data";
import { useLateActions } from "../use-late-actions";
import { ownerOf, useShortcuts } from "../use-shortcuts";
import { useToggle } from "../use-view-switch";
import { viewOf } from "../view-of";

export type PreviewTask = Pick<LabelTask, "data" | "images" | "texts">;

export type PreviewProps = {
  name: string;
  schema: LabelSchema;
  task: PreviewTask;
  /** Takes pointer and keys, and says what a submit would do; otherwise it is a picture. */
  onSubmit?: (() => void) | undefined;
};

const never = () => false;
const nothing = () => {};
/** Of nobody: it names what is stored nowhere. */
const NOBODY = "preview";
const ACTIONS = new Set(["task.submit", "task.submitAnywhere"]);

const NO_PREFERENCES = {};

const sessionOf = (name: string, schema: LabelSchema): LabelSession => ({
  project: { id: NOBODY, name },
  user: { id: NOBODY, name: "", email: "" },
  schemaVersion: 1,
  schema,
  guideline: null,
  rules: [],
  candidateLists: [],
  contentRevision: 0,
  progress: { mine: 0, mineToday: 0, left: 1, done: 0, total: 1 },
  preferences: NO_PREFERENCES,
});

function openEditor(schema: LabelSchema, task: PreviewTask, editing: Editing): EditorStore {
  const document = placeInputs(emptyDocument(), schema, NOBODY);
  return new EditorStore({
    editing,
    schema: schemaAtPlaces(schema, document.places),
    inputs: taskInputs(schema, task.data, task.images, task.texts),
    document,
    newId,
  });
}

/**
 * The label view leaves the keys of dialogs alone. One that is tried out stands in a dialog, so a key that belongs to no field in it
 * is pressed again outside. The focus is taken from the cross of the dialog, which Enter would press.
 * @returns what ends it
 */
function takeKeys(frame: HTMLElement): () => void {
  frame.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
    const owner = ownerOf(event.target);
    if (key === "Escape" || key === "Tab" || isTyping(owner) || ownsKey(owner, event)) return;
    const again = { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat };
    const isFree = document.body.dispatchEvent(
      new KeyboardEvent("keydown", { ...again, bubbles: true, cancelable: true }),
    );
    if (!isFree) event.preventDefault();
  };
  frame.addEventListener("keydown", onKeyDown);
  return () => frame.removeEventListener("keydown", onKeyDown);
}

/** The label view of this schema once its parts are loaded; until then the one before stays. */
export default function PreviewView({ name, schema, task, onSubmit }: PreviewProps) {
  const t = useT();
  const [shown, setShown] = useState<{ editor: EditorStore; schema: LabelSchema; task: PreviewTask } | null>(
    null,
  );
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    loadViews(schema).then(
      (editing) => {
        if (left) return;
        setFailed(false);
        setShown({ editor: openEditor(schema, task, editing), schema, task });
      },
      (cause: unknown) => {
        console.warn("the preview could not be loaded", cause);
        if (!left) setFailed(true);
      },
    );
    return () => {
      left = true;
    };
  }, [schema, task]);
  if (hasFailed) return <p className="p-4 text-muted">{t("app.failed")}</p>;
  if (!shown) return <p className="p-4 text-muted">{t("common.loading")}</p>;
  return <Shown {...shown} name={name} onSubmit={onSubmit} />;
}

type ShownProps = Omit<PreviewProps, "schema"> & { editor: EditorStore; schema: LabelSchema };

function Shown({ name, schema, task, editor, onSubmit }: ShownProps) {
  const t = useT();
  const [missing, setMissing] = useState<SessionState["missing"]>(null);
  const [message, setMessage] = useState("");
  const findRule = useRef<() => void>(nothing);
  const frame = useRef<HTMLDivElement>(null);
  const isTried = onSubmit !== undefined;
  useEffect(() => (isTried && frame.current ? takeKeys(frame.current) : undefined), [isTried]);
  const late = useLateActions();
  const toggle = useToggle(NO_PREFERENCES);
  const submit = () => {
    const blocker = submitBlocker(editor, { state: "submitted" }, schema);
    if (blocker && "notice" in blocker) return;
    if (blocker) return setMissing((last) => ({ issues: blocker.missing, at: (last?.at ?? 0) + 1 }));
    onSubmit?.();
  };
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  const view = useMemo(() => {
    const session = sessionOf(name, editor.getState().schema);
    const actions = actionsFor(session.schema, late).filter(
      ({ id, group }) => group !== "task" || ACTIONS.has(id),
    );
    const actionContext = (repeat: boolean): ActionContext => ({
      editor,
      repeat,
      session: {
        submit: () => latest.current(),
        previous: nothing,
        next: nothing,
        newest: nothing,
        toggleOfflineBatch: nothing,
        hasPrevious: never,
        hasNext: never,
        isEarlier: never,
        isAnswering: () => true,
      },
      view: {
        openSkip: nothing,
        openAsk: nothing,
        openHelp: nothing,
        openPalette: nothing,
        toggle,
        findRule: nothing,
        switchFocus,
      },
    });
    return viewOf({
      session,
      projectSync: projectSyncOf(session),
      renderedGuideline: null,
      actions,
      actionContext,
      announce: setMessage,
    });
  }, [name, editor, late, toggle]);
  useShortcuts(view, !isTried);
  return (
    <LabelViewProvider value={view}>
      <div ref={frame} tabIndex={isTried ? -1 : undefined} className="h-full outline-none">
        <EditorLayout
          inPage
          editor={editor}
          taskId={NOBODY}
          missing={missing}
          registerFindRule={findRule}
          above={() => null}
          below={() => (
            <footer className="flex min-h-12 flex-none flex-wrap items-center gap-2 border-line border-t bg-surface px-3.5 py-1.5">
              <Button variant="primary" shortcut="Enter" onMouseDown={keepFocus} onClick={submit}>
                {t("label.submit")}
              </Button>
              <Button disabled={isTried} shortcut="S">
                {t("label.skip")}
              </Button>
              <Button disabled={isTried} shortcut="?">
                {t("label.ask")}
              </Button>
              <UndoButtons editor={editor} />
              <FixedWidthButton />
            </footer>
          )}
        >
          <TaskData key={editorKey(editor)} editor={editor} task={task} />
        </EditorLayout>
      </div>
      <div aria-live="polite" role="status" className="sr-only">
        {message}
      </div>
    </LabelViewProvider>
  );
}

const keys = new WeakMap<EditorStore, number>();
let nextKey = 0;

/** Another editor is another task: what the data hold of their own begins anew. */
function editorKey(editor: EditorStore): number {
  const key = keys.get(editor) ?? nextKey++;
  keys.set(editor, key);
  return key;
}
