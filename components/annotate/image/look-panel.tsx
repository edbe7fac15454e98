"use client";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import { type ImageLook, PLAIN_LOOK } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { useEditor } from "../label-context";

export function LookPanel({ editor }: { editor: EditorStore }) {
  const t = useT();
  const look = useEditor(editor, (state) => state.imageLook);
  const set = (part: Partial<ImageLook>) => editor.set({ imageLook: { ...look, ...part } });
  return (
    <fieldset className="absolute end-0 bottom-full mb-2 grid w-60 gap-2 rounded-lg bg-surface p-3 shadow-pop">
      <legend className="sr-only">{t("shapes.look")}</legend>
      {(["brightness", "contrast"] as const).map((part) => (
        <label key={part} className="grid gap-0.5 text-muted text-xs">
          {t(`shapes.${part}`)}
          <input
            type="range"
            min={0.25}
            max={4}
            step={0.05}
            value={look[part]}
            className="w-full accent-accent"
            onChange={(event) => set({ [part]: Number(event.target.value) })}
          />
        </label>
      ))}
      <label className="flex items-center gap-2 text-muted text-xs">
        <input
          type="checkbox"
          checked={look.isInverted}
          className="size-4 accent-(--accent)"
          onChange={(event) => set({ isInverted: event.target.checked })}
        />
        {t("shapes.inverted")}
      </label>
      <Button disabled={look === PLAIN_LOOK} onClick={() => editor.set({ imageLook: PLAIN_LOOK })}>
        {t("shapes.plainLook")}
      </Button>
      <p className="text-faint text-xs">
        <Kbd>`</Kbd> {t("shapes.keyPeek")}
      </p>
    </fieldset>
  );
}
