"use client";
import { useCallback } from "react";
import { useToast } from "@/components/ui/toast";
import { useErrorTextLater } from "@/components/ui/use-action";
import { useT } from "@/lib/client/i18n";
import { toggleSwitch } from "@/lib/client/view-switches";
import type { ViewSwitch } from "@/lib/core/view-switches";

/** @returns turns a switch of the label view; shows a notice when the choice cannot be stored for the next time */
export function useToggle(preferences: Record<string, unknown>): (name: ViewSwitch) => void {
  const t = useT();
  const toast = useToast();
  const errorText = useErrorTextLater();
  return useCallback(
    (name) => {
      toggleSwitch(name, preferences).catch(async (error: unknown) =>
        toast(t("label.switchNotKept"), { tone: "info", description: await errorText(error) }),
      );
    },
    [preferences, t, toast, errorText],
  );
}
