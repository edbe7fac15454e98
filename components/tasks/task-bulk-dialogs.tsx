"use client";
/** What is asked before a bulk action on tasks is started. It runs in the background (`BulkActionCard`). */
import { useState } from "react";
import { RejectDialog } from "@/components/review/reject-dialog";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox, Select, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { BulkActionInput } from "@/lib/contracts/bulk-actions";
import type { Rule } from "@/lib/contracts/guidelines";
import type { Member } from "@/lib/contracts/people";
import type { TaskSelection } from "@/lib/contracts/tasks";
import { MAX_OVERLAP } from "@/lib/distribution/overlap-source";

export const BULK_DIALOGS = [
  ...(["assign", "return", "accept", "reject", "setOverlap"] as const),
  ...(["markGold", "unmarkGold", "delete"] as const),
] as const;
export type BulkDialog = (typeof BULK_DIALOGS)[number];

const DO = {
  accept: "reviews.accept",
  return: "bulkActions.returnDo",
  markGold: "bulkActions.goldDo",
  unmarkGold: "bulkActions.unmarkGoldDo",
} as const;

type Props = {
  projectId: string;
  selection: TaskSelection;
  count: number;
  /** More than `count` are selected. */
  isOver: boolean;
  members: Member[];
  rules: Rule[];
  onStarted: () => void;
  onClose: () => void;
};

export function TaskBulkDialog({ dialog, ...props }: Props & { dialog: BulkDialog }) {
  const t = useT();
  const { projectId, selection, count, isOver, rules, onStarted, onClose } = props;
  const action = useAction();
  const start = (input: BulkActionInput) =>
    void action.run(async () => {
      await call("startBulkAction", { params: { project: projectId }, body: { selection, action: input } });
      onStarted();
    });
  const busy = action.busy;
  if (dialog === "assign") return <AssignDialog {...props} busy={busy} start={start} />;
  if (dialog === "setOverlap") return <OverlapDialog {...props} busy={busy} start={start} />;
  if (dialog === "delete") return <DeleteTasksDialog {...props} busy={busy} start={start} />;
  if (dialog === "reject")
    return (
      <RejectDialog
        title={t("bulkActions.rejectTitle")}
        text={t("bulkActions.rejectText")}
        {...{ rules, busy, onClose }}
        refused={false}
        onReject={(reason, ruleId) =>
          start({ kind: "reject", reason, ...(ruleId === null ? {} : { ruleId }) })
        }
      />
    );
  return (
    <ConfirmDialog
      open
      title={t(`bulkActions.kind_${dialog}`)}
      action={t(DO[dialog])}
      busy={busy}
      onConfirm={() => start({ kind: dialog })}
      onClose={onClose}
    >
      <p>{t(isOver ? "tasks.selectedOver" : "tasks.selected", { count })}</p>
      <p>{t(`bulkActions.${dialog}Text`)}</p>
    </ConfirmDialog>
  );
}

type Common = Props & { busy: boolean; start: (action: BulkActionInput) => void };

function AssignDialog({ members, busy, start, onClose }: Common) {
  const t = useT();
  const [userId, setUserId] = useState(members[0]?.userId ?? "");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("tasks.assignTitle")}
      footer={
        <>
          <Button disabled={busy} onClick={() => start({ kind: "unassign", userId })}>
            {t("tasks.unassignDo")}
          </Button>
          <Button variant="primary" busy={busy} onClick={() => start({ kind: "assign", userId })}>
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

function OverlapDialog({ count, isOver, busy, start, onClose }: Common) {
  const t = useT();
  const [overlap, setOverlap] = useState(2);
  const isNumber = Number.isInteger(overlap) && overlap >= 1 && overlap <= MAX_OVERLAP;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("bulkActions.kind_setOverlap")}
      footer={
        <>
          <Button disabled={busy} onClick={() => start({ kind: "followProject" })}>
            {t("bulkActions.followDo")}
          </Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={!isNumber}
            onClick={() => start({ kind: "setOverlap", overlap })}
          >
            {t("bulkActions.overlapDo")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t(isOver ? "tasks.selectedOver" : "tasks.selected", { count })}</p>
        <TextField
          className="max-w-48"
          label={t("bulkActions.overlapNumber")}
          type="number"
          min={1}
          max={MAX_OVERLAP}
          value={overlap || ""}
          onChange={(event) => setOverlap(Number(event.target.value))}
        />
        <p className="text-muted">{t("bulkActions.overlapText")}</p>
      </div>
    </Dialog>
  );
}

function DeleteTasksDialog({ count, isOver, busy, start, onClose }: Common) {
  const t = useT();
  const [withAnswers, setWithAnswers] = useState(false);
  const words = withAnswers ? "tasks.deleteAllText" : "tasks.deleteText";
  return (
    <ConfirmDialog
      open
      title={t("tasks.deleteTitle")}
      action={t("common.delete")}
      busy={busy}
      onConfirm={() => start({ kind: "delete", withAnswers })}
      onClose={onClose}
    >
      <p>
        {t(isOver ? `${words}Over` : words, { count })} {t("tasks.undone")}
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
