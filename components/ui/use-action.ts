"use client";
import { useState } from "react";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { useToast } from "./toast";

/** What to tell a person about a failed request. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Runs one request at a time for a form. A problem of one of its `fields` is kept for that field (`issue`), anything
 * else is shown as a toast. `run` answers undefined when it did not work.
 */
export function useAction(fields: readonly string[] = []) {
  const t = useT();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = async <T>(
    work: () => Promise<T>,
    onError?: (error: unknown) => boolean,
  ): Promise<T | undefined> => {
    setBusy(true);
    setError(null);
    try {
      return await work();
    } catch (caught) {
      if (onError?.(caught)) return undefined;
      const shown = caught instanceof ApiError && fields.some((field) => caught.issue(field) !== undefined);
      if (caught instanceof ApiError) setError(caught);
      const first = caught instanceof ApiError ? caught.problem.issues?.[0] : undefined;
      if (!shown)
        toast(t("app.failed"), {
          tone: "bad",
          description: first ? `${errorText(caught)} ${first.path}: ${first.message}` : errorText(caught),
        });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, run, issue: (path: string) => error?.issue(path), clear: () => setError(null) };
}
