"use client";
/** The tasks that one has labeled last, beside the data; a click opens one again. */
import Link from "next/link";
import { useEffect, useState, useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { call } from "@/lib/client/api/label-call";
import { useT } from "@/lib/client/i18n";
import type { OwnWorkItem } from "@/lib/contracts/own-work";
import { keepFocus, useController, useLabelView } from "./label-context";

const SHOWN = 50;

const TONES = { submitted: "bg-good", skipped: "bg-warn", draft: "bg-accent" } as const;

export function TasksBeside({ taskId }: { taskId: string | undefined }) {
  const t = useT();
  const controller = useController();
  const { session } = useLabelView();
  const project = session.project.id;
  const [items, setItems] = useState<OwnWorkItem[] | null>(null);
  const waitingSubmits = () => controller.getState().save.waiting;
  const waiting = useSyncExternalStore(controller.subscribe, waitingSubmits, waitingSubmits);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list changes with the open task, and once the server has what was submitted
  useEffect(() => {
    let isLeft = false;
    call("listOwnWork", { params: { project }, query: { limit: SHOWN } }).then(
      (found) => isLeft || setItems(found.items),
      // Without network what was loaded stays.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [project, taskId, waiting]);
  return (
    <nav
      aria-label={t("labelLater.tasksBeside")}
      className="flex w-56 flex-none flex-col gap-1 overflow-auto border-line border-e bg-surface px-1.5 py-3"
    >
      <h2 className="px-1.5 font-semibold">{t("labelLater.tasksBeside")}</h2>
      {items?.length === 0 && <p className="px-1.5 text-muted">{t("labelLater.tasksBesideNone")}</p>}
      <ul>
        {items?.map((item) => (
          <li key={item.taskId}>
            <button
              type="button"
              aria-current={item.taskId === taskId || undefined}
              onMouseDown={keepFocus}
              onClick={() => void controller.reopen(item.taskId)}
              className={classNames(
                "flex min-h-7 w-full items-baseline gap-1.5 rounded-md px-1.5 py-1 text-start hover:bg-surface-2",
                item.taskId === taskId && "bg-accent-weak",
              )}
            >
              <span
                role="img"
                aria-label={t(`labelLater.tasksBeside_${item.state}`)}
                title={t(`labelLater.tasksBeside_${item.state}`)}
                className={classNames("size-2 flex-none rounded-full", TONES[item.state])}
              />
              <span className="num flex-none text-muted text-xs">{item.seq}</span>
              <span className="min-w-0 flex-1">
                <span className="notranslate block truncate" translate="no" dir="auto">
                  {item.preview}
                </span>
                <span className="block truncate text-muted text-xs" dir="auto">
                  {item.summary.parts.map(({ words }) => words).join(", ")}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Link href={`/projects/${project}/mine`} className="px-1.5 text-accent hover:underline">
        {t("labelLater.tasksBesideAll")}
      </Link>
    </nav>
  );
}
