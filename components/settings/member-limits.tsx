"use client";
/** The limits of a member: what they are, how far the member is, and a dialog that changes them. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { Member } from "@/lib/contracts/people";
import type { WorkLimits } from "@/lib/contracts/work-limits";
import { limitsOf } from "@/lib/distribution/work-limits";
import { LimitFields } from "./limit-fields";

type Props = {
  projectId: string;
  member: Member;
  /** Those of the project. */
  limits: WorkLimits;
  onChanged: () => void;
};

export function MemberLimits({ projectId, member, limits, onChanged }: Props) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { total, perDay } = limitsOf(member, limits);
  const of = (done: number, limit: number) => ({ done: format.number(done), limit: format.number(limit) });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="num text-muted">
        {total === null && perDay === null
          ? t("distribution.none")
          : [
              ...(perDay === null ? [] : [t("distribution.today", of(member.submittedToday, perDay))]),
              ...(total === null ? [] : [t("distribution.inAll", of(member.submitted, total))]),
            ].join(" · ")}
      </span>
      {member.reached && (
        <Chip tone="warn">
          {t(member.reached.per === "day" ? "distribution.reachedDay" : "distribution.reachedProject")}
        </Chip>
      )}
      <Button
        size="small"
        variant="quiet"
        aria-label={t("distribution.limitsOf", { name: member.name })}
        onClick={() => setOpen(true)}
      >
        {t("distribution.change")}
      </Button>
      {isOpen && (
        <LimitsDialog
          {...{ projectId, member, limits }}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

type DialogProps = Omit<Props, "onChanged"> & { onClose: () => void; onSaved: () => void };

function LimitsDialog({ projectId, member, limits, onClose, onSaved }: DialogProps) {
  const t = useT();
  const action = useAction(["limits.total", "limits.perDay"]);
  const [own, setOwn] = useState(member.limits);
  const save = () =>
    action.run(async () => {
      const params = { project: projectId, user: member.userId };
      await call("patchMember", { params, body: { limits: own } });
      onSaved();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("distribution.limitsTitle", { name: member.name })}
      unsaved={JSON.stringify(own) !== JSON.stringify(member.limits)}
      footer={
        <>
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button variant="primary" busy={action.busy} onClick={() => void save()}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Select
          label={t("distribution.limits")}
          value={own === null ? "project" : "own"}
          onChange={(event) =>
            setOwn(event.target.value === "own" ? limitsOf({ ...member, limits: null }, limits) : null)
          }
        >
          <option value="project">{t("distribution.asProject")}</option>
          <option value="own">{t("distribution.ofOwn")}</option>
        </Select>
        {own !== null && (
          <LimitFields limits={own} issue={(limit) => action.issue(`limits.${limit}`)} onChange={setOwn} />
        )}
      </div>
    </Dialog>
  );
}
