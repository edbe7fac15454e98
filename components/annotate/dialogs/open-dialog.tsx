"use client";
/** The dialogs of the label view: each is loaded when it is opened first, or ahead once the first task stands. */
import { useState } from "react";
import { importLater, Later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { useT } from "@/lib/client/i18n";

const AskDialog = importLater(() => import("../later-parts").then((loaded) => loaded.AskDialog));
const CommandPalette = importLater(() => import("../later-parts").then((loaded) => loaded.CommandPalette));
const HelpDialog = importLater(() => import("../later-parts").then((loaded) => loaded.HelpDialog));
const SkipDialog = importLater(() => import("../later-parts").then((loaded) => loaded.SkipDialog));
export const ConflictDialog = importLater(() =>
  import("../later-parts").then((loaded) => loaded.ConflictDialog),
);
export const SignInDialog = importLater(() => import("../later-parts").then((loaded) => loaded.SignInDialog));

export type DialogName = "skip" | "ask" | "help" | "palette" | null;

type Props = {
  name: DialogName;
  /** What was typed as a question and not sent, by task. */
  texts: Map<string, string>;
  onClose: () => void;
};

export function OpenDialog({ name, texts, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  // The palette stays when it is closed: it gives the focus back before the chosen action may move it.
  const [hasPalette, setHasPalette] = useState(false);
  if (name === "palette" && !hasPalette) setHasPalette(true);
  const onFailure = () => {
    setHasPalette(false);
    onClose();
    toast(t("app.partFailed"), { tone: "bad" });
  };
  return (
    <>
      {name === "skip" && <Later part={SkipDialog} props={{ onClose }} onFailure={onFailure} />}
      {name === "ask" && <Later part={AskDialog} props={{ texts, onClose }} onFailure={onFailure} />}
      {name === "help" && <Later part={HelpDialog} props={{ onClose }} onFailure={onFailure} />}
      {hasPalette && (
        <Later part={CommandPalette} props={{ open: name === "palette", onClose }} onFailure={onFailure} />
      )}
    </>
  );
}
