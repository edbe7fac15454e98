"use client";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { BulkAction, BulkItem } from "@/lib/contracts/bulk-actions";

type Props = { projectId: string; action: BulkAction; onClose: () => void };

/** The tasks that a bulk action left as they were, and why. */
export function BulkReport({ projectId, action, onClose }: Props) {
  const t = useT();
  const loading = useAction();
  const [items, setItems] = useState<BulkItem[]>([]);
  const [after, setAfter] = useState<number | null>(0);
  const more = () =>
    loading.run(async () => {
      const page = await call("listBulkItems", {
        params: { project: projectId, bulk: action.id },
        query: { left: "true", after: after ?? 0 },
      });
      setItems((before) => [...before, ...page.items]);
      setAfter(page.nextAfter);
    });
  return (
    <Dialog open onClose={onClose} title={t("bulkActions.reportTitle")}>
      <ul className="flex max-h-96 flex-col gap-1 overflow-auto">
        {items.map(({ number, taskId, seq, outcome }) => (
          <li key={number} className="flex gap-2">
            {outcome === "gone" ? (
              <span className="num w-16">{seq}</span>
            ) : (
              <Link
                href={`/projects/${projectId}/tasks/${taskId}`}
                className="num w-16 text-accent hover:underline"
              >
                {seq}
              </Link>
            )}
            <span>{outcome === "done" ? "" : t(`bulkActions.why_${outcome}`)}</span>
          </li>
        ))}
      </ul>
      {after !== null && (
        <Button size="small" className="mt-2" busy={loading.busy} onClick={() => void more()}>
          {t(items.length === 0 ? "bulkActions.reportShow" : "reviews.more")}
        </Button>
      )}
    </Dialog>
  );
}
