"use client";
/** The messages on the screen; loaded with the first one, or ahead. */
import { Toast as Base } from "@base-ui/react/toast";
import { useEffect } from "react";
import { useT } from "@/lib/client/i18n";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { Message } from "./toast";

/** @param onReady gets what shows a message, once they can be shown */
export function ToastRegion({ onReady }: { onReady: (show: (message: Message) => void) => void }) {
  return (
    <Base.Provider limit={4}>
      <Ready onReady={onReady} />
      <Base.Portal>
        {/* On narrow screens below the top bar: at the bottom are the buttons that a message makes people press. */}
        <Base.Viewport className="fixed end-4 bottom-4 z-60 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2 max-md:top-13 max-md:bottom-auto">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Ready({ onReady }: { onReady: (show: (message: Message) => void) => void }) {
  const { add } = Base.useToastManager();
  useEffect(
    () =>
      onReady(({ title, description, tone }) => {
        add({
          title,
          type: tone,
          timeout: tone === "bad" ? 10_000 : 4_000,
          priority: tone === "bad" ? "high" : "low",
          ...(description === undefined ? {} : { description }),
        });
      }),
    [onReady, add],
  );
  return null;
}

function Toasts() {
  const t = useT();
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={classNames(
        "flex items-start gap-2 rounded-lg border bg-surface px-3 py-2 shadow-pop",
        toast.type === "bad"
          ? "border-bad text-bad"
          : toast.type === "good"
            ? "border-good"
            : "border-line-strong",
      )}
    >
      <Base.Content className="flex-1">
        <Base.Title className="font-semibold" />
        <Base.Description className="text-muted text-sm" />
      </Base.Content>
      <Base.Close
        aria-label={t("common.close")}
        className="grid size-6 place-items-center rounded text-muted hover:bg-surface-2"
      >
        <Icon name="close" size={14} />
      </Base.Close>
    </Base.Root>
  ));
}
