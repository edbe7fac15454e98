"use client";
import { Toast as Base } from "@base-ui/react/toast";
import type { ReactNode } from "react";
import { useT } from "@/lib/client/i18n";
import { classNames } from "./class-names";
import { Icon } from "./icon";

export type ToastTone = "info" | "good" | "bad";

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={4}>
      {children}
      <Base.Portal>
        {/* On narrow screens below the top bar: at the bottom are the buttons that a message makes people press. */}
        <Base.Viewport className="fixed end-4 bottom-4 z-60 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2 max-md:top-13 max-md:bottom-auto">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
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

/** Shows a short message that leaves by itself; errors stay longer. */
export function useToast() {
  const manager = Base.useToastManager();
  return (title: string, options: { description?: string; tone?: ToastTone } = {}) => {
    const tone = options.tone ?? "info";
    manager.add({
      title,
      type: tone,
      timeout: tone === "bad" ? 10_000 : 4_000,
      priority: tone === "bad" ? "high" : "low",
      ...(options.description === undefined ? {} : { description: options.description }),
    });
  };
}
