"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
/** Term lists and patterns: what each has found, and how its search goes on. */
import { HelpLink } from "@/components/help/help-link";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useFormat } from "@/components/ui/format";
import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { TermList } from "@/lib/contracts/terms";
import { markingControls } from "@/lib/terms/marking-controls";
import { TermListDialog } from "./term-list-dialog";
import { isUnderWay, TermRunState } from "./term-run-state";

export function TermLists({ project, lists }: { project: ProjectDetail; lists: TermList[] }) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<TermList | null>(null);
  const controls = markingControls(project.schema);
  useRefreshWhile(lists.some(isUnderWay));
  const change = (name: "startTermRun" | "cancelTermRun" | "deleteTermList", { id }: TermList) =>
    action.run(async () => {
      await call(name, { params: { project: project.id, list: id } });
      setDeleting(null);
      router.refresh();
    });
  const add = controls.length > 0 && (
    <Button variant={lists.length === 0 ? "primary" : "secondary"} onClick={() => setAdding(true)}>
      <Icon name="plus" />
      {t("terms.add")}
    </Button>
  );
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-60 max-w-3xl flex-1">
          <h2>{t("terms.title")}</h2>
          <p className="text-muted">{t("terms.text")}</p>
        </div>
        {lists.length > 0 && <div className="ms-auto">{add}</div>}
      </div>
      {lists.length === 0 ? (
        <EmptyState
          title={t("terms.none")}
          action={
            <>
              {add || (
                // Loaded anew, as the tabs of this page follow their own buttons alone.
                <a href={`/projects/${project.id}/settings?tab=labels`} className={buttonClass()}>
                  {t("terms.toLabels")}
                </a>
              )}
              <HelpLink to="terms" />
            </>
          }
        >
          {t(controls.length > 0 ? "terms.noneText" : "terms.noControl")}
        </EmptyState>
      ) : (
        <TermTable
          {...{ lists }}
          busy={action.busy}
          onRun={(list) => void change("startTermRun", list)}
          onCancel={(list) => void change("cancelTermRun", list)}
          onDelete={setDeleting}
        />
      )}
      {adding && (
        <TermListDialog
          projectId={project.id}
          controls={controls}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            router.refresh();
          }}
        />
      )}
      <ConfirmDialog
        open={deleting !== null}
        title={t("terms.deleteTitle", { name: deleting?.name ?? "" })}
        action={t("common.delete")}
        busy={action.busy}
        onConfirm={() => deleting && void change("deleteTermList", deleting)}
        onClose={() => setDeleting(null)}
      >
        <p>{t("terms.deleteText", { count: deleting?.tasks ?? 0 })}</p>
      </ConfirmDialog>
    </section>
  );
}

type TableProps = {
  lists: TermList[];
  busy: boolean;
  onRun: (list: TermList) => void;
  onCancel: (list: TermList) => void;
  onDelete: (list: TermList) => void;
};

function TermTable({ lists, ...actions }: TableProps) {
  const t = useT();
  return (
    // The hidden heading is placed within this box, or the page would scroll sideways.
    <div className="relative overflow-x-auto">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("terms.list")}</th>
            <th scope="col" className="n">
              {t("terms.tasks")}
            </th>
            <th scope="col">{t("terms.state")}</th>
            <th scope="col">
              <span className="sr-only">{t("terms.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <TermRow key={list.id} list={list} {...actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TermRow({ list, busy, onRun, onCancel, onDelete }: Omit<TableProps, "lists"> & { list: TermList }) {
  const t = useT();
  const format = useFormat();
  const { name, kind, entries, duplicates, tasks } = list;
  return (
    <tr>
      <th scope="row" className="max-w-90 text-text">
        <span dir="auto" className="block truncate" title={name}>
          {name}
        </span>
        <span className="num block font-normal text-muted text-xs">
          {t(`terms.entriesOf_${kind}`, { count: entries })}
          {duplicates > 0 && ` · ${t("terms.duplicates", { count: duplicates })}`}
        </span>
      </th>
      <td className="n">{format.number(tasks)}</td>
      <td>
        <TermRunState list={list} />
      </td>
      <td>
        <div className="flex justify-end gap-1.5">
          {isUnderWay(list) ? (
            <Button
              size="small"
              busy={busy}
              aria-label={`${t("terms.cancel")} ${name}`}
              onClick={() => onCancel(list)}
            >
              {t("terms.cancel")}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                busy={busy}
                title={t("terms.runHint")}
                aria-label={`${t("terms.run")} ${name}`}
                onClick={() => onRun(list)}
              >
                {t("terms.run")}
              </Button>
              <Button
                size="small"
                variant="danger"
                aria-label={`${t("common.delete")} ${name}`}
                onClick={() => onDelete(list)}
              >
                <Icon name="trash" size={14} />
                {t("common.delete")}
              </Button>
            </>
          )}
        </div>
      </td>
    </tr>
  );
}
