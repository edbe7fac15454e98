"use client";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";

/** From this task to the next of the list its reader works through. */
export type Walk = {
  /** Addresses; null at an end of the list. */
  previous: string | null;
  next: string | null;
  /** Where the list itself is. */
  list: { href: string; name: string };
  /** Where in the list this task is, when that is known. */
  place?: { at: number; of: number };
};

export function TaskWalk({ walk }: { walk: Walk }) {
  const t = useT();
  const { list, place } = walk;
  return (
    <nav aria-label={t("tasks.walk")} className="flex items-center gap-1.5">
      <Link href={list.href} className="me-1 text-accent hover:underline" dir="auto">
        {list.name}
      </Link>
      {place && <span className="num text-muted">{t("tasks.walkPlace", place)}</span>}
      <Step href={walk.previous} icon="left" name={t("tasks.previousTask")} />
      <Step href={walk.next} icon="right" name={t("tasks.nextTask")} />
    </nav>
  );
}

const STEP = "grid size-7 place-items-center rounded-md border border-line-strong";

function Step({ href, icon, name }: { href: string | null; icon: "left" | "right"; name: string }) {
  if (href === null)
    return (
      <span aria-hidden className={`${STEP} opacity-40`}>
        <Icon name={icon} />
      </span>
    );
  return (
    <Link href={href} aria-label={name} title={name} className={`${STEP} bg-surface hover:bg-surface-2`}>
      <Icon name={icon} />
    </Link>
  );
}
