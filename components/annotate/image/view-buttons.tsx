"use client";
/** Buttons beside the zoom that a first look at the image does not need. */
import { withLaterWords } from "@/lib/client/words/later-words";
import type { TaskImage } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";
import { LookButton } from "./look-button";
import { ZoomTogether } from "./zoom-together";

type Props = { editor: EditorStore; input: string; image: TaskImage };

function ViewButtonsContent({ editor, input, image }: Props) {
  return (
    <>
      <ZoomTogether editor={editor} input={input} />
      <LookButton editor={editor} image={image} />
    </>
  );
}

export const ViewButtons = withLaterWords(ViewButtonsContent);
