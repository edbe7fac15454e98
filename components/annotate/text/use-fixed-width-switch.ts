"use client";
import { useCallback } from "react";
import { useToast } from "@/components/ui/toast";
import { useErrorTextLater } from "@/components/ui/use-action";
import { isFixedWidth, setFixedWidth } from "@/lib/client/fixed-width";
import { useT } from "@/lib/client/i18n";

/**
 * @returns switches between letters of one width and the usual ones; shows a notice when the choice cannot be stored
 * for the next time
 */
export function useFixedWidthSwitch(preferences: Record<string, unknown>): () => void {
  const t = useT();
  const toast = useToast();
  const errorText = useErrorTextLater();
  return useCallback(() => {
    setFixedWidth(!isFixedWidth(preferences)).catch(async (error: unknown) =>
      toast(t("label.fixedWidthNotKept"), { tone: "info", description: await errorText(error) }),
    );
  }, [preferences, t, toast, errorText]);
}
