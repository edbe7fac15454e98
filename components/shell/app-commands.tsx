"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useIsClient } from "@/components/ui/format";
import { importLater, Later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { useT } from "@/lib/client/i18n";
import type { Me } from "@/lib/contracts/people";
import type { Place, ProjectRef } from "./places";

type Props = { me: Me; projects: ProjectRef[]; places: Place[] };

const AppPalette = importLater(() =>
  import("@/components/shell/app-palette").then((loaded) => loaded.AppPalette),
);

/** Ctrl or Cmd with K, from anywhere: every page, project and switch by name. */
export function AppCommands(props: Props) {
  const t = useT();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  if (open && !wasOpen) setWasOpen(true);
  const isMac = useIsClient() && /mac/i.test(navigator.platform);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyK" || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const onFailure = () => {
    setOpen(false);
    setWasOpen(false);
    toast(t("app.partFailed"), { tone: "bad" });
  };
  return (
    <>
      <span className="hidden sm:inline">
        <Button variant="quiet" shortcut={isMac ? "⌘K" : "Ctrl K"} onClick={() => setOpen(true)}>
          {t("common.commands")}
        </Button>
      </span>
      {wasOpen && (
        <Later
          part={AppPalette}
          props={{ ...props, open, onClose: () => setOpen(false) }}
          onFailure={onFailure}
        />
      )}
    </>
  );
}
