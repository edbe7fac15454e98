"use client";
/** A sheet that is loaded when it is opened first. */
import { type ComponentType, type ReactNode, useState } from "react";
import { type Import, Later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { useT } from "@/lib/client/i18n";

type Props = { open: boolean; onClose: () => void; title: string; children: ReactNode };

/** @param part the sheet, as the page that has it imports it */
export function LaterSheet({ part, ...props }: Props & { part: Import<ComponentType<Props>> }) {
  const t = useT();
  const toast = useToast();
  const [wasOpen, setWasOpen] = useState(false);
  if (props.open && !wasOpen) setWasOpen(true);
  const onFailure = () => {
    setWasOpen(false);
    props.onClose();
    toast(t("app.partFailed"), { tone: "bad" });
  };
  return wasOpen && <Later part={part} props={props} onFailure={onFailure} />;
}
