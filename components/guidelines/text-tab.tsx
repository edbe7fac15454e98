"use client";
import dynamic from "next/dynamic";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { useT } from "@/lib/client/i18n";
import type { DraftState } from "./use-guideline-draft";

// The server renders the first preview, so the markdown parser for later ones may load after the page.
const GuidelineText = dynamic(() =>
  import("@/components/ui/markdown").then((loaded) => loaded.GuidelineText),
);

type Props = { draft: DraftState; nextVersion: number; publish: (note: string) => Promise<void> };

export function TextTab({ draft, nextVersion, publish }: Props) {
  const t = useT();
  const action = useAction();
  const [publishing, setPublishing] = useState(false);
  const [note, setNote] = useState("");
  const shown = useDeferredValue(draft.markdown);
  const send = () =>
    action.run(async () => {
      await publish(note);
      setPublishing(false);
      setNote("");
    });
  return (
    <div className="flex flex-col gap-3 p-4">
      {draft.conflict && (
        <div role="alert" className="rounded-md bg-warn-weak px-3 py-2">
          <p className="font-semibold">{t("guidelines.conflictTitle")}</p>
          <p>{t("guidelines.conflictText")}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button onClick={() => void draft.takeTheirs()}>{t("guidelines.takeTheirs")}</Button>
            <Button onClick={() => void draft.keepMine()}>{t("guidelines.keepMine")}</Button>
          </div>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={!draft.isChanged} busy={draft.busy} onClick={() => void draft.save()}>
          {t("guidelines.saveDraft")}
        </Button>
        <Button variant="primary" onClick={() => setPublishing(true)}>
          {t("guidelines.publish")}
        </Button>
        {draft.isChanged && <span className="text-warn">{t("guidelines.unsaved")}</span>}
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <TextArea
          label={t("guidelines.editor")}
          rows={28}
          dir="auto"
          placeholder={t("guidelines.editorHint")}
          className="[&_textarea]:font-mono"
          value={draft.markdown}
          onChange={(event) => draft.setMarkdown(event.target.value)}
        />
        <section className="min-w-0">
          <h2 className="font-semibold text-muted text-xs uppercase tracking-wide">
            {t("guidelines.preview")}
          </h2>
          <GuidelineText markdown={shown} />
        </section>
      </div>
      <Dialog
        open={publishing}
        onClose={() => setPublishing(false)}
        title={t("guidelines.publishTitle")}
        footer={
          <>
            <Button onClick={() => setPublishing(false)}>{t("common.cancel")}</Button>
            <Button variant="primary" busy={action.busy} onClick={() => void send()}>
              {t("guidelines.publishDo")}
            </Button>
          </>
        }
      >
        <p className="mb-3">{t("guidelines.publishText", { version: nextVersion })}</p>
        <TextArea
          label={t("guidelines.publishNote")}
          rows={3}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Dialog>
    </div>
  );
}
