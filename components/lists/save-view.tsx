"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ViewsOfList } from "./views-of-list";

export function SaveView({
  projectId,
  list,
  query,
  canShare,
  onClose,
}: ViewsOfList & { onClose: () => void }) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction(["name"]);
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = () =>
    action.run(async () => {
      await call("createView", { params: { project: projectId }, body: { list, name, query, shared } });
      toast(t("lists.viewSaved"), { tone: "good" });
      onClose();
      router.refresh();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("lists.viewSave")}
      unsaved={name.trim() !== ""}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" form="save-view" type="submit" busy={action.busy}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      <form
        id="save-view"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("lists.viewName")}
          required
          maxLength={80}
          value={name}
          error={action.issue("name")}
          onChange={(event) => setName(event.target.value)}
        />
        {canShare && (
          <Checkbox
            label={t("lists.viewShare")}
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
        )}
      </form>
    </Dialog>
  );
}
