"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, Select } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Member } from "@/lib/contracts/people";
import type { TaskSelection } from "@/lib/contracts/tasks";

type Common = { projectId: string; selection: TaskSelection; onDone: () => void; onClose: () => void };

export function AssignDialog({
  projectId,
  selection,
  members,
  onDone,
  onClose,
}: Common & { members: Member[] }) {
  const t = useT();
  const toast = useToast();
  const action = useAction();
  const [userId, setUserId] = useState(members[0]?.userId ?? "");
  const send = (assigned: boolean) =>
    action.run(async () => {
      const result = await call("assignTasks", {
        params: { project: projectId },
        body: { selection, userId, assigned },
      });
      toast(t("tasks.assigned", { count: result.changed }), {
        tone: "good",
        ...(result.full > 0 ? { description: t("tasks.assignFull", { count: result.full }) } : {}),
      });
      onDone();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("tasks.assignTitle")}
      footer={
        <>
          <Button disabled={action.busy} onClick={() => void send(false)}>
            {t("tasks.unassignDo")}
          </Button>
          <Button variant="primary" busy={action.busy} onClick={() => void send(true)}>
            {t("tasks.assignDo")}
          </Button>
        </>
      }
    >
      <Select label={t("tasks.assignTo")} value={userId} onChange={(event) => setUserId(event.target.value)}>
        {members.map((member) => (
          <option key={member.userId} value={member.userId}>
            {member.name}
          </option>
        ))}
      </Select>
    </Dialog>
  );
}

export function DeleteTasksDialog({
  projectId,
  selection,
  count,
  isOver,
  onDone,
  onClose,
}: Common & {
  count: number;
  /** More than `count` are selected. */
  isOver: boolean;
}) {
  const t = useT();
  const toast = useToast();
  const action = useAction();
  const [withAnswers, setWithAnswers] = useState(false);
  const send = () =>
    action.run(async () => {
      const result = await call("deleteTasks", {
        params: { project: projectId },
        body: { selection, withAnswers },
      });
      toast(t("tasks.deleted", { count: result.deleted }), {
        tone: "good",
        ...(result.kept > 0 ? { description: t("tasks.kept", { count: result.kept }) } : {}),
      });
      onDone();
    });
  const words = withAnswers ? "tasks.deleteAllText" : "tasks.deleteText";
  return (
    <ConfirmDialog
      open
      title={t("tasks.deleteTitle")}
      action={t("common.delete")}
      busy={action.busy}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <p>
        {t(isOver ? `${words}Over` : words, { count })} {t("app.undone")}
      </p>
      <Checkbox
        label={t("tasks.deleteWithAnswers")}
        hint={t("tasks.deleteHint")}
        checked={withAnswers}
        onChange={(event) => setWithAnswers(event.target.checked)}
      />
    </ConfirmDialog>
  );
}
