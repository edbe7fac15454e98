"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";

/** A panel over the edge of a narrow screen. */
export function Sheet(props: { open: boolean; onClose: () => void; title: string; children: ReactNode }) {
  const t = useT();
  return (
    <Base.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup className="fixed inset-y-0 end-0 z-50 flex w-[min(360px,92vw)] flex-col border-line border-s bg-surface shadow-pop">
          <div className="flex items-center gap-2 px-3 py-1.5">
            <Base.Title className="font-semibold">{props.title}</Base.Title>
            <Base.Close
              aria-label={t("common.close")}
              className="ms-auto grid size-7 place-items-center rounded-md text-muted hover:bg-surface-2"
            >
              <Icon name="close" />
            </Base.Close>
          </div>
          <div className="flex min-h-0 flex-1 flex-col">{props.children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
