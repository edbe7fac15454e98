"use client";
import { useCallback, useState } from "react";
import { ApiError } from "@/lib/client/http";
import { useT } from "@/lib/client/i18n";
import { toldBy } from "@/lib/client/told";
import { useTell, useTellLater } from "@/lib/client/use-tell";
import { useToast } from "./toast";

/** The message of a failed request in the language of the page, for rendering. */
export function useErrorText(): (error: unknown) => string {
  const tell = useTell();
  return useCallback((error) => tell(toldBy(error)), [tell]);
}

/** The same for what is said once. */
export function useErrorTextLater(): (error: unknown) => Promise<string> {
  const tell = useTellLater();
  return useCallback((error) => tell(toldBy(error)), [tell]);
}

/**
 * Runs one request at a time for a form. A problem of one of its `fields` is kept for that field (`issue`), anything
 * else is shown as a toast. `run` answers undefined when it did not work.
 */
export function useAction(fields: readonly string[] = []) {
  const t = useT();
  const tell = useTell();
  const tellLater = useTellLater();
  const errorText = useErrorTextLater();
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
            ? `${await errorText(caught)} ${unsaid.path}: ${await tellLater(unsaid)}`
            : await errorText(caught),
        });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const issue = (path: string) => {
    const told = error?.issue(path);
    return told && tell(told);
  };
  return { busy, run, issue, clear: () => setError(null) };
}
