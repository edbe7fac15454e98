"use client";
/** The messages on the screen; loaded with the first one, or ahead. */
import { Toast as Base } from "@base-ui/react/toast";
import { useEffect, useRef } from "react";
import { useT } from "@/lib/client/i18n";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import type { Message, ToastTone } from "./toast";

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

/** The words of a message, and how often it came. */
type Counted = { title: string; times: number };

/** What can be acted on is read first. */
const timeoutOf = (tone: ToastTone, hasAction: boolean): number =>
  tone === "bad" || hasAction ? 10_000 : 4_000;

function Ready({ onReady }: { onReady: (show: (message: Message) => void) => void }) {
  const { add, close, update, toasts } = Base.useToastManager<Counted>();
  const shown = useRef(toasts);
  shown.current = toasts;
  useEffect(
    () =>
      onReady(({ title, description, tone, action }) => {
        // The same again: the message that stands stays, and counts. One with a button is about something of its own.
        const same = action
          ? undefined
          : shown.current.find(
              (one) =>
                one.data?.title === title &&
                one.description === description &&
                one.transitionStatus !== "ending",
            );
        if (same?.data) {
          const times = same.data.times + 1;
          update(same.id, {
            title: `${title} (×${times})`,
            data: { title, times },
            timeout: timeoutOf(tone, false),
          });
          return;
        }
        const id: string = add({
          data: { title, times: 1 },
          title,
          type: tone,
          timeout: timeoutOf(tone, action !== undefined),
          priority: tone === "bad" ? "high" : "low",
          ...(action && {
            actionProps: {
              children: action.label,
              onClick: () => {
                close(id);
                action.run();
              },
            },
          }),
          ...(description === undefined ? {} : { description }),
        });
      }),
    [onReady, add, close, update],
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
        <Base.Action className="-ms-1.5 min-h-6 rounded px-1.5 font-semibold text-accent hover:bg-surface-2" />
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
