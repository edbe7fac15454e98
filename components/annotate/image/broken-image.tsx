"use client";
/** What stands instead of an image that cannot be shown: why, and what to do. A task whose data is broken is skipped in one press. */
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import type { TaskImage } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";
import { useEditor, useMaybeController } from "../label-context";
import { type ImageProblem, imageProblem } from "./image-problem";

/** Of these the task is to blame; others may pass. */
const LASTING: readonly ImageProblem[] = ["missing", "damaged"];

/** `attempt` counts the tries: each may fail of something else. */
type Props = { editor: EditorStore; image: TaskImage; attempt: number; onRetry: () => void };

function BrokenImageContent({ editor, image, attempt, onRetry }: Props) {
  const t = useT();
  const controller = useMaybeController();
  const isReadOnly = useEditor(editor, (state) => state.readOnly);
  const [problem, setProblem] = useState<ImageProblem | null>(null);
  useEffect(() => {
    void attempt;
    let left = false;
    imageProblem(image.url).then((found) => left || setProblem(found));
    return () => {
      left = true;
    };
  }, [image.url, attempt]);
  if (problem === null) return null;
  const maySkip = controller !== null && !isReadOnly && LASTING.includes(problem);
  const skip = () => controller?.submit({ state: "skipped", reason: "broken", note: "" });
  // Above the tools, which have nothing to draw on.
  return (
    <div role="alert" className="absolute inset-0 z-10 grid place-items-center overflow-auto bg-surface-2">
      <EmptyState
        title={t("shapes.broken")}
        action={
          <>
            {maySkip && (
              <Button variant="primary" onClick={skip}>
                {t("shapes.skipBroken")}
              </Button>
            )}
            <Button onClick={onRetry}>{t("common.retry")}</Button>
          </>
        }
      >
        {t(`shapes.broken_${problem}`)}
      </EmptyState>
    </div>
  );
}

export const BrokenImage = withLaterWords(BrokenImageContent);
