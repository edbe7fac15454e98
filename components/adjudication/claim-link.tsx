"use client";
/** Begins a list of adjudication with the first task that nobody else works on. */
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { Claimable } from "@/components/review/task-walk";
import { buttonClass } from "@/components/ui/button";
import { isPlainClick } from "@/components/ui/plain-click";
import { useAction } from "@/components/ui/use-action";
import { useClaim } from "./use-claim";

type Props = {
  projectId: string;
  claimable: Claimable;
  /** As of `buttonClass`. */
  variant?: "primary" | "secondary";
  size?: "small" | "normal";
  title?: string;
  className?: string;
  children: ReactNode;
};

export function ClaimLink({ projectId, claimable, variant, size, title, className = "", children }: Props) {
  const router = useRouter();
  const action = useAction();
  const claim = useClaim(projectId, claimable, () => router.refresh());
  return (
    // An address of its own, so that it can be opened beside this page as well.
    <Link
      href={`/projects/${projectId}/tasks/${claimable.among[0]}/adjudicate?${claimable.query}`}
      prefetch={false}
      title={title}
      className={`${buttonClass(variant, size)} ${className}`}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        if (!action.busy) void action.run(claim);
      }}
    >
      {children}
    </Link>
  );
}
