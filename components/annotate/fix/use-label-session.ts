"use client";
/** What the label view would be opened with: labels, rules and guideline as they are now, and what edits their kinds. */
import { useEffect, useState } from "react";
import { call } from "@/lib/client/api/call";
import { LabelSession } from "@/lib/contracts/label-session";
import type { Editing } from "@/lib/editor/tools/tool";
import { loadViews } from "../input-views";

export type LoadedSession = { session: LabelSession; editing: Editing };

export function useLabelSession(projectId: string): { loaded: LoadedSession | null; error: unknown } {
  const [loaded, setLoaded] = useState<LoadedSession | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let left = false;
    const load = async (): Promise<LoadedSession> => {
      const given = await call("getLabelSession", { params: { project: projectId } });
      const session = LabelSession.parse(given);
      return { session, editing: await loadViews(session.schema) };
    };
    load().then(
      (fetched) => left || setLoaded(fetched),
      (caught: unknown) => left || setError(caught),
    );
    return () => {
      left = true;
    };
  }, [projectId]);
  return { loaded, error };
}
