"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import type { TaskImage } from "@/lib/contracts/labeling";
import { PLAIN_AIDS, PLAIN_LOOK } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { keepFocus, useEditor } from "../label-context";
import { LookPanel } from "./look-panel";

/** Opens how the image and its shapes are shown; nothing of it is stored. */
export function LookButton(props: { editor: EditorStore; image: TaskImage }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const isPlain = useEditor(props.editor, (s) => s.imageLook === PLAIN_LOOK && s.viewAids === PLAIN_AIDS);
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t("label.look")}
        aria-expanded={isOpen}
        title={t("label.look")}
        className={isPlain ? "" : "text-accent!"}
        onMouseDown={keepFocus}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="contrast" />
      </Button>
      {isOpen && <LookPanel {...props} />}
    </>
  );
}
