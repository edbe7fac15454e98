"use client";
import Link from "next/link";
import { Card, EmptyState } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import { useT } from "@/lib/client/i18n";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { DisputedTask } from "@/lib/contracts/quality";
import { findControl } from "@/lib/labels/schema";
import { ControlCard } from "./control-card";

export type Report = {
  controls: ControlAgreement[];
  people: { id: string; name: string }[];
  tasksWithTwoAnswers: number;
  pending: number;
  unsupported: string[];
};
export type ControlDisputes = { control: string; items: DisputedTask[] };
type Props = { project: ProjectDetail; report: Report; disputes: ControlDisputes[] };

export function QualityPage({ project, report, disputes }: Props) {
  const t = useT();
  const nameOf = (id: string) => findControl(project.schema, id)?.name ?? id;
  return (
    <>
      <PageHead
        title={t("quality.title")}
        note={[
          t("quality.note", { count: report.tasksWithTwoAnswers }),
          report.pending > 0 && t("quality.pending", { count: report.pending }),
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      {report.tasksWithTwoAnswers === 0 ? (
        <Card>
          <EmptyState title={t("quality.emptyTitle")}>{t("quality.emptyText")}</EmptyState>
        </Card>
      ) : (
        <div className="flex flex-col gap-3.5">
          {report.controls.map((agreement) => (
            <ControlCard
              key={agreement.control}
              agreement={agreement}
              control={findControl(project.schema, agreement.control)}
              people={report.people}
            />
          ))}
          {report.unsupported.length > 0 && (
            <p className="text-muted">
              {t("quality.unsupported", { names: report.unsupported.map(nameOf).join(", ") })}
            </p>
          )}
          {disputes
            .filter(({ items }) => items.length > 0)
            .map(({ control, items }) => (
              <Disputed key={control} projectId={project.id} name={nameOf(control)} items={items} />
            ))}
        </div>
      )}
    </>
  );
}

function Disputed({ projectId, name, items }: { projectId: string; name: string; items: DisputedTask[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card pad={false} className="overflow-x-auto">
      <h2 className="px-4 pt-3 pb-1" dir="auto">
        {t("quality.disputed")} · {name}
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("tasks.number")}</th>
            <th scope="col">{t("tasks.preview")}</th>
            <th scope="col">{t("quality.given")}</th>
            <th scope="col" className="n">
              {t("quality.disagreement")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="num">
                <Link
                  href={`/projects/${projectId}/tasks/${item.id}`}
                  className="text-accent hover:underline"
                >
                  {item.seq}
                </Link>
              </td>
              <td className="max-w-96 truncate" dir="auto">
                {item.preview}
              </td>
              <td>
                <span className="flex flex-wrap gap-1">
                  {item.given.map(({ label, count }) => (
                    <Chip key={label}>
                      {format.number(count)} × {label}
                    </Chip>
                  ))}
                </span>
              </td>
              <td className="n">{format.figure(item.disagreement)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
