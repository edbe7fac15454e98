"use client";
/** Leads to the next task of a list of adjudication that nobody else works on. */
import { useRouter } from "next/navigation";
import type { Claimable } from "@/components/review/task-walk";
import { useToast } from "@/components/ui/toast";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { MAX_CLAIMED } from "@/lib/contracts/adjudication";

/**
 * @param otherwise where nothing is free
 * @returns goes there once the task is held
 */
export function useClaim(project: string, claimable: Claimable | undefined, otherwise: () => void) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  return async (): Promise<void> => {
    if (!claimable || claimable.among.length === 0) return otherwise();
    const { among, second, query } = claimable;
    const { task } = await call("claimAdjudication", {
      params: { project },
      body: { among: among.slice(0, MAX_CLAIMED), second },
    });
    if (task !== null) return router.push(`/projects/${project}/tasks/${task}/adjudicate?${query}`);
    toast(t("adjudication.noneFree"), { tone: "info" });
    otherwise();
  };
}
