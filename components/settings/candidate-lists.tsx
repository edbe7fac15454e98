"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
/** Lists of candidates that mentions are linked to, and the questions that use them. */
import { HelpLink } from "@/components/help/help-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Time } from "@/components/ui/format";
import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { CandidateList } from "@/lib/contracts/candidates";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { CandidateListDialog } from "./candidate-list-dialog";

export function CandidateLists({ project, lists }: { project: ProjectDetail; lists: CandidateList[] }) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  /** A list that is to be replaced; null for one that is added. */
  const [open, setOpen] = useState<{ list: CandidateList | null } | null>(null);
  const [deleting, setDeleting] = useState<CandidateList | null>(null);
  const remove = ({ id }: CandidateList) =>
    action.run(async () => {
      await call("deleteCandidateList", { params: { project: project.id, candidates: id } });
      setDeleting(null);
      router.refresh();
    });
  const add = (
    <Button variant={lists.length === 0 ? "primary" : "secondary"} onClick={() => setOpen({ list: null })}>
      <Icon name="plus" />
      {t("candidates.add")}
    </Button>
  );
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-60 max-w-3xl flex-1">
          <h2>{t("candidates.title")}</h2>
          <p className="text-muted">{t("candidates.text")}</p>
        </div>
        {lists.length > 0 && <div className="ms-auto">{add}</div>}
      </div>
      {lists.length === 0 ? (
        <EmptyState
          title={t("candidates.none")}
          action={
            <>
              {add}
              <HelpLink to="candidates" />
            </>
          }
        >
          {t("candidates.noneText")}
        </EmptyState>
      ) : (
        <ListTable {...{ lists }} onReplace={(list) => setOpen({ list })} onDelete={setDeleting} />
      )}
      {open && (
        <CandidateListDialog
          {...{ project }}
          list={open.list}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            router.refresh();
          }}
        />
      )}
      <ConfirmDialog
        open={deleting !== null}
        title={t("candidates.deleteTitle", { name: deleting?.name ?? "" })}
        action={t("common.delete")}
        busy={action.busy}
        onConfirm={() => deleting && void remove(deleting)}
        onClose={() => setDeleting(null)}
      >
        <p>{t("candidates.deleteText")}</p>
      </ConfirmDialog>
    </section>
  );
}

type TableProps = {
  lists: CandidateList[];
  onReplace: (list: CandidateList) => void;
  onDelete: (list: CandidateList) => void;
};

function ListTable({ lists, onReplace, onDelete }: TableProps) {
  const t = useT();
  return (
    // The hidden heading is placed within this box, or the page would scroll sideways.
    <div className="relative overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("candidates.list")}</th>
            <th scope="col">{t("candidates.usedBy")}</th>
            <th scope="col">{t("candidates.changed")}</th>
            <th scope="col">
              <span className="sr-only">{t("candidates.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <ListRow key={list.id} {...{ list, onReplace, onDelete }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ListRow({ list, onReplace, onDelete }: Omit<TableProps, "lists"> & { list: CandidateList }) {
  const t = useT();
  const { name, candidates, duplicates, questions, updatedAt } = list;
  return (
    <tr>
      <th scope="row" className="max-w-90 text-text">
        <span dir="auto" className="block truncate" title={name}>
          {name}
        </span>
        <span className="num block font-normal text-muted text-xs">
          {t("candidates.count", { count: candidates })}
          {duplicates > 0 && ` · ${t("candidates.duplicates", { count: duplicates })}`}
        </span>
      </th>
      <td dir="auto">
        {questions.length > 0 ? (
          questions.join(", ")
        ) : (
          <span className="text-muted">{t("candidates.unused")}</span>
        )}
      </td>
      <td>
        <Time ms={updatedAt} />
      </td>
      <td>
        <div className="flex justify-end gap-1.5">
          <Button
            size="small"
            aria-label={`${t("candidates.replace")} ${name}`}
            onClick={() => onReplace(list)}
          >
            {t("candidates.replace")}
          </Button>
          <Button
            size="small"
            variant="danger"
            aria-label={`${t("common.delete")} ${name}`}
            disabled={questions.length > 0}
            title={questions.length > 0 ? t("candidates.inUse") : undefined}
            onClick={() => onDelete(list)}
          >
            <Icon name="trash" size={14} />
            {t("common.delete")}
          </Button>
        </div>
      </td>
    </tr>
  );
}
