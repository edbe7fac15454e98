"use client";
/** Joins the editor to the model of the instance, where there is one and a kind of the project can be drawn with it. */
import { useEffect, useState } from "react";
import { findModels } from "@/lib/client/segment/find-models";
import { followEditor } from "@/lib/client/segment/follow-editor";
import type { ModelChoice } from "@/lib/client/segment/model-choice";
import type { Looked, SegmentEngine } from "@/lib/client/segment/segment-engine";
import type { LabelController } from "@/lib/client/session/label-controller";
import type { EditorStore } from "@/lib/editor/store";
import { canSegment, withSegmenting } from "@/lib/kinds/drawing/segmenting";
import { useMaybeController } from "../label-context";
import { gestureParts } from "./gesture-parts";
import { reducedBitmap } from "./image-pixels";

/** What went wrong with the last click; null where nothing did. */
export type Segmenting = { choice: ModelChoice; trouble: string | null };

/** The first image of the next task. */
function nextImage(controller: LabelController | null): Looked | null {
  const [image] = Object.values(controller?.tasksAhead()[0]?.images ?? {});
  if (!image) return null;
  const { widthPx: width, heightPx: height } = image;
  const url = new URL(image.url, window.location.href).href;
  const bitmap = async (longest: number) => {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return reducedBitmap(picture, longest);
  };
  return { url, width, height, bitmap };
}

async function prepare(editor: EditorStore): Promise<ModelChoice | null> {
  const { editing, readOnly } = editor.getState();
  const choice = !readOnly && canSegment(editing) ? await findModels() : null;
  if (choice) editor.set({ editing: await withSegmenting(editing) });
  return choice;
}

/** Follows the editor with the engine of the chosen model, and with another one once that is chosen. @returns ends it */
function followChoice(
  choice: ModelChoice,
  follow: (engine: SegmentEngine) => ReturnType<typeof followEditor>,
): () => void {
  let following: ReturnType<typeof followEditor>;
  const begin = () => {
    const begun = follow(choice.chosen().engine);
    following = begun;
    // The image can be read once these are there.
    gestureParts.ahead().then(begun.look, () => undefined);
  };
  begin();
  const unsubscribe = choice.subscribe(() => {
    following.stop();
    begin();
  });
  return () => {
    unsubscribe();
    following.stop();
  };
}

export function useSegmenting(editor: EditorStore): Segmenting | null {
  const [choice, setChoice] = useState<ModelChoice | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const controller = useMaybeController();
  useEffect(() => {
    let left = false;
    let stop = () => {
      left = true;
    };
    prepare(editor).then(
      (found) => {
        if (left || !found) return;
        stop = followChoice(found, (engine) => {
          setTrouble(null);
          return followEditor(editor, engine, {
            nextImage: () => nextImage(controller),
            onTrouble: setTrouble,
          });
        });
        setChoice(found);
      },
      (error: unknown) => console.warn("no model to segment with:", error),
    );
    return () => stop();
  }, [editor, controller]);
  return choice && { choice, trouble };
}
