"use client";
/** Sends what was written; without a connection it says so and keeps the text. */
import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import { NetworkError } from "@/lib/client/http";
import { useKeptText } from "@/lib/client/kept-text";

/** @param key of what the text is about */
export function useSending(key: string, send: (text: string) => Promise<void>) {
  const action = useAction(["text"]);
  const [text, keep] = useKeptText(key);
  const [isUnsent, setUnsent] = useState(false);
  const setText = (next: string) => {
    setUnsent(false);
    keep(next);
  };
  const submit = async (): Promise<void> => {
    if (text.trim() === "" || action.busy) return;
    setUnsent(false);
    await action.run(
      async () => {
        await send(text);
        keep("");
      },
      (error) => {
        if (!(error instanceof NetworkError)) return false;
        setUnsent(true);
        return true;
      },
    );
  };
  return { text, setText, submit, isUnsent, busy: action.busy, issue: action.issue("text") };
}
