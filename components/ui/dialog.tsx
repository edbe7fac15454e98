"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactNode, useState } from "react";
import { useT } from "@/lib/client/i18n";
import { Button } from "./button";
import { classNames } from "./class-names";
import { Icon } from "./icon";

/** A modal dialog: focus is kept inside, Escape closes, focus returns to what opened it. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  footer,
  wide = false,
  unsaved = false,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  /** `full` is as large as the screen lets it be. */
  wide?: boolean | "full";
  /** Something was written in it: Escape, the cross and a click beside it ask before it is thrown away. */
  unsaved?: boolean;
}) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const close = () => (unsaved ? setAsking(true) : onClose());
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && close()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup
          className={classNames(
            "fixed left-1/2 z-50 flex w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded-xl border border-line bg-surface shadow-pop",
            wide === "full" ? "top-3 max-h-[calc(100dvh-24px)] max-w-7xl" : "top-[12vh] max-h-[80dvh]",
            wide ? wide === true && "max-w-3xl" : "max-w-md",
          )}
        >
          <div className="flex items-center gap-2 border-line border-b px-4 py-2.5">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            <Base.Close
              aria-label={t("common.close")}
              className="ms-auto grid size-7 place-items-center rounded-md text-muted hover:bg-surface-2"
            >
              <Icon name="close" />
            </Base.Close>
          </div>
          <div className="overflow-auto px-4 py-3">{children}</div>
          {isAsking && unsaved ? (
            <div
              role="alert"
              className="flex flex-wrap items-center justify-end gap-2 rounded-b-xl border-line border-t bg-warn-weak px-4 py-2.5"
            >
              <p className="me-auto">{t("app.throwAwayAsk")}</p>
              <Button autoFocus onClick={() => setAsking(false)}>
                {t("app.goOnWriting")}
              </Button>
              <Button variant="danger" onClick={onClose}>
                {t("app.throwAway")}
              </Button>
            </div>
          ) : (
            footer && <div className="flex justify-end gap-2 border-line border-t px-4 py-2.5">{footer}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
