"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { importLater, Later } from "@/components/ui/later";
import { useT } from "@/lib/client/i18n";
import { PLAIN_LOOK } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { keepFocus, useEditor } from "../label-context";

const lookPanel = importLater(() => import("./look-panel").then((loaded) => loaded.LookPanel));

/** Brightness, contrast and inversion: what is dark or faint can be told apart, and nothing of it is stored. */
export function LookButton({ editor }: { editor: EditorStore }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const look = useEditor(editor, (state) => state.imageLook);
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t("shapes.look")}
        aria-expanded={isOpen}
        title={t("shapes.look")}
        className={look === PLAIN_LOOK ? "" : "text-accent!"}
        onMouseDown={keepFocus}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="contrast" />
      </Button>
      {isOpen && <Later part={lookPanel} props={{ editor }} />}
    </>
  );
}
