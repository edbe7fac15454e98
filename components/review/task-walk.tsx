"use client";
import Link from "next/link";
import type { MouseEvent } from "react";
import { Icon } from "@/components/ui/icon";
import { isPlainClick } from "@/components/ui/plain-click";
import { useT } from "@/lib/client/i18n";

/** The tasks to go on to, in their order; the first that nobody else adjudicates is held and opened. */
export type Claimable = {
  among: string[];
  /** Of the sample for second decisions. */
  second: boolean;
  /** Of the address of the adjudication: which list is worked through. */
  query: string;
};

/** From this task to the next of the list its reader works through. */
export type Walk = {
  /** Addresses; null at an end of the list. */
  previous: string | null;
  next: string | null;
  /** Where the list itself is. */
  list: { href: string; name: string };
  /** Where in the list this task is, when that is known. */
  place?: { at: number; of: number };
  /** Of adjudication: `next` may be somebody else's by the time one goes on. */
  claimable?: Claimable;
};

/** @param onNext goes on in place of the address of the next task */
export function TaskWalk({ walk, onNext }: { walk: Walk; onNext?: (() => void) | undefined }) {
  const t = useT();
  const { list, place } = walk;
  return (
    <nav aria-label={t("tasks.walk")} className="flex items-center gap-1.5">
      <Link href={list.href} className="me-1 text-accent hover:underline" dir="auto">
        {list.name}
      </Link>
      {place && <span className="num text-muted">{t("tasks.walkPlace", place)}</span>}
      <Step href={walk.previous} icon="left" name={t("tasks.previousTask")} />
      <Step href={walk.next} icon="right" name={t("tasks.nextTask")} onGo={onNext} />
    </nav>
  );
}

const STEP = "grid size-7 place-items-center rounded-md border border-line-strong";

type StepProps = {
  href: string | null;
  icon: "left" | "right";
  name: string;
  onGo?: (() => void) | undefined;
};

function Step({ href, icon, name, onGo }: StepProps) {
  if (href === null)
    return (
      <span aria-hidden className={`${STEP} opacity-40`}>
        <Icon name={icon} />
      </span>
    );
  return (
    <Link
      href={href}
      aria-label={name}
      title={name}
      className={`${STEP} bg-surface hover:bg-surface-2`}
      {...(onGo && {
        prefetch: false,
        onClick: (event: MouseEvent) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onGo();
        },
      })}
    >
      <Icon name={icon} />
    </Link>
  );
}
