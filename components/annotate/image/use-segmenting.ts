"use client";
/** Joins the editor to the model of the instance, where there is one and a kind of the project can be drawn with it. */
import { useEffect, useState } from "react";
import { findEngine, type NamedEngine } from "@/lib/client/segment/find-engine";
import { followEditor } from "@/lib/client/segment/follow-editor";
import type { Looked } from "@/lib/client/segment/segment-engine";
import type { LabelController } from "@/lib/client/session/label-controller";
import type { EditorStore } from "@/lib/editor/store";
import { canSegment, withSegmenting } from "@/lib/kinds/drawing/segmenting";
import { useMaybeController } from "../label-context";
import { gestureParts } from "./gesture-parts";
import { reducedBitmap } from "./image-pixels";

/** What went wrong with the last click; null where nothing did. */
export type Segmenting = { model: NamedEngine; trouble: string | null };

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

async function prepare(editor: EditorStore): Promise<NamedEngine | null> {
  const { editing, readOnly } = editor.getState();
  const model = !readOnly && canSegment(editing) ? await findEngine() : null;
  if (model) editor.set({ editing: await withSegmenting(editing) });
  return model;
}

export function useSegmenting(editor: EditorStore): Segmenting | null {
  const [model, setModel] = useState<NamedEngine | null>(null);
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
        const following = followEditor(editor, found.engine, {
          nextImage: () => nextImage(controller),
          onTrouble: setTrouble,
        });
        stop = following.stop;
        setModel(found);
        // The image can be read once these are there.
        gestureParts.ahead().then(following.look, () => undefined);
      },
      (error: unknown) => console.warn("no model to segment with:", error),
    );
    return () => stop();
  }, [editor, controller]);
  return model && { model, trouble };
}
