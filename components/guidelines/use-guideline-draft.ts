"use client";
import { useState } from "react";
import type { z } from "zod";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import { call } from "@/lib/client/api/call";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import type { GuidelineDraft, GuidelineVersionSummary } from "@/lib/contracts/guidelines";

export type Draft = z.infer<typeof GuidelineDraft>;
export type Version = z.infer<typeof GuidelineVersionSummary>;

/** The draft as edited here, and what the server holds. */
export function useGuidelineDraft(projectId: string, first: Draft) {
  const t = useT();
  const toast = useToast();
  const action = useAction();
  const [saved, setSaved] = useState(first);
  const [markdown, setMarkdown] = useState(first.markdown);
  const [conflict, setConflict] = useState(false);
  useLeaveWarning(markdown !== saved.markdown);
  const params = { project: projectId };
  /** True when the server has exactly this text. */
  const put = async (text: string, baseRevision = saved.revision): Promise<boolean> => {
    const result = await action.run(
      () => call("putGuidelineDraft", { params, body: { markdown: text, baseRevision } }),
      (error) => {
        const stale = error instanceof ApiError && error.status === 409;
        if (stale) setConflict(true);
        return stale;
      },
    );
    if (!result) return false;
    setSaved(result);
    setMarkdown(text);
    setConflict(false);
    return true;
  };
  const save = async (baseRevision = saved.revision): Promise<boolean> => {
    const done = await put(markdown, baseRevision);
    if (done) toast(t("app.saved"), { tone: "good" });
    return done;
  };
  const takeTheirs = () =>
    action.run(async () => {
      const theirs = await call("getGuidelineDraft", { params });
      setSaved(theirs);
      setMarkdown(theirs.markdown);
      setConflict(false);
    });
  const keepMine = () =>
    action.run(async () => {
      const theirs = await call("getGuidelineDraft", { params });
      await save(theirs.revision);
    });
  return {
    markdown,
    setMarkdown,
    isChanged: markdown !== saved.markdown,
    conflict,
    save,
    /** Saves another text in place of the draft. */
    replace: (text: string) => put(text),
    takeTheirs,
    keepMine,
    busy: action.busy,
  };
}
export type DraftState = ReturnType<typeof useGuidelineDraft>;
