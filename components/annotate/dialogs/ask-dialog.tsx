"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, TextArea } from "@/components/ui/field";
import { ApiError, NetworkError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { askQuestion } from "@/lib/client/session/ask-question";
/** Asking about the open task. The text stays until the server has it. */
import { type Tellable, toldBy } from "@/lib/client/told";
import { useTell } from "@/lib/client/use-tell";
import { MAX_QUESTION_CHARS } from "@/lib/contracts/questions";
import { selectedRegions } from "@/lib/editor/state";
import { useController, useLabelView } from "../label-context";
import { describeRegion } from "../region-text";

type Failure = { kind: "offline" } | { kind: "refused"; told: Tellable };

/** @param texts what was typed and not sent yet, by task id */
export function AskDialog({ texts, onClose }: { texts: Map<string, string>; onClose: () => void }) {
  const t = useT();
  const tell = useTell();
  const controller = useController();
  const { session } = useLabelView();
  const [opened] = useState(() => {
    const { task, editor } = controller.getState();
    const region = editor ? selectedRegions(editor.getState())[0] : undefined;
    return { task, region };
  });
  const taskId = opened.task?.id ?? "";
  const [text, setText] = useState(texts.get(taskId) ?? "");
  const [aboutRegion, setAboutRegion] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog has put the focus on its close button.
    const frame = requestAnimationFrame(() => field.current?.querySelector("textarea")?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const change = (next: string) => {
    setText(next);
    texts.set(taskId, next);
  };
  const send = async () => {
    const question = text.trim();
    if (question === "" || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const regionId = aboutRegion ? opened.region?.id : undefined;
      await askQuestion(controller.asking, {
        text: question,
        ...(regionId === undefined ? {} : { regionId }),
      });
      texts.delete(taskId);
      onClose();
    } catch (error) {
      setBusy(false);
      const signedOut = error instanceof ApiError && error.status === 401;
      if (error instanceof NetworkError) setFailure({ kind: "offline" });
      else setFailure({ kind: "refused", told: toldBy(error) });
      // The state of the connection is shown at the top; after signing in again the text is still here.
      if (controller.outbox.noteFailure(error) && signedOut) onClose();
    }
  };
  const answered = opened.task?.annotation != null && opened.task.annotation.state !== "draft";
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("questions.askTitle")}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" busy={busy} disabled={text.trim() === ""} onClick={() => void send()}>
            {t("questions.askSend")}
          </Button>
        </>
      }
    >
      <div ref={field} className="flex flex-col gap-3">
        <p className="text-muted">{t(answered ? "questions.askAnswered" : "questions.askText")}</p>
        <TextArea
          label={t("questions.askWhat")}
          dir="auto"
          rows={4}
          maxLength={MAX_QUESTION_CHARS}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
          }}
        />
        {opened.region && (
          <Checkbox
            label={t("questions.askRegion", { region: describeRegion(session.schema, opened.region, t) })}
            checked={aboutRegion}
            onChange={(event) => setAboutRegion(event.target.checked)}
          />
        )}
        {failure && (
          <p role="alert" className="rounded-md bg-warn-weak px-3 py-2 text-warn">
            {failure.kind === "offline" ? t("questions.askOffline") : tell(failure.told)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
