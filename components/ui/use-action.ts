"use client";
import { useState } from "react";
import { ApiError } from "@/lib/client/http";
import { useRefusal, useT } from "@/lib/client/i18n";
import { useToast } from "./toast";

/** What to tell a person about a failed request, in the language of the page. */
export function useErrorText(): (error: unknown) => string {
  const refusal = useRefusal();
  return (error) => refusal(error instanceof Error ? error.message : String(error));
}

/**
 * Runs one request at a time for a form. A problem of one of its `fields` is kept for that field (`issue`), anything
 * else is shown as a toast. `run` answers undefined when it did not work.
 */
export function useAction(fields: readonly string[] = []) {
  const t = useT();
  const refusal = useRefusal();
  const errorText = useErrorText();
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
      // Most details name their first issue themselves.
      const unsaid = caught instanceof ApiError && first && !caught.message.endsWith(first.message) && first;
      if (!shown)
        toast(t("app.failed"), {
          tone: "bad",
          description: unsaid
            ? `${errorText(caught)} ${unsaid.path}: ${refusal(unsaid.message)}`
            : errorText(caught),
        });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const issue = (path: string) => {
    const message = error?.issue(path);
    return message === undefined ? undefined : refusal(message);
  };
  return { busy, run, issue, clear: () => setError(null) };
}
