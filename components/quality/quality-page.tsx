"use client";
import Link from "next/link";
import { useMemo } from "react";
import { ClaimLink } from "@/components/adjudication/claim-link";
import { HelpLink } from "@/components/help/help-link";
import { buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import type { QuestionAgreement } from "@/lib/agreement/agreement";
import type { ControlAgreement } from "@/lib/agreement/control-agreement";
import type { MainConfusion } from "@/lib/agreement/main-confusion";
import type { Outlier } from "@/lib/agreement/outlier";
import { useT } from "@/lib/client/i18n";
import type { ProjectDetail } from "@/lib/contracts/projects";
import type { DisputedTask } from "@/lib/contracts/quality";
import { withInputNames } from "@/lib/labels/about";
import { findControl } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { BalanceTable, hasLongBalance } from "./balance-table";
import { ControlCard } from "./control-card";
import { MainConfusionBanner } from "./main-confusion-banner";

export type Report = {
  controls: ControlAgreement[];
  questions: QuestionAgreement[];
  outliers: (Outlier & { control: string })[];
  people: { id: string; name: string }[];
  tasksWithTwoAnswers: number;
  pending: number;
  unsupported: string[];
};
export type ControlDisputes = {
  control: string;
  /** Two label ids, `a,b`, when only the tasks behind one confusion are listed. */
  confusion: string | undefined;
  /** One or two annotators, when only the tasks are listed in which they differ. */
  people: string[];
  /** The only list on the page, and longer. */
  isAlone: boolean;
  items: DisputedTask[];
};
type Props = {
  project: ProjectDetail;
  report: Report;
  confusion: MainConfusion | null;
  disputes: ControlDisputes[];
};

export function QualityPage({ project: given, report, confusion, disputes }: Props) {
  const t = useT();
  const project = useMemo(() => ({ ...given, schema: withInputNames(given.schema) }), [given]);
  const nameOf = (id: string) => findControl(project.schema, id)?.name ?? id;
  useRefreshWhile(report.pending > 0);
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
      >
        <Link href={`/projects/${project.id}/quality/adjudication`} className={buttonClass()}>
          {t("adjudication.pageTitle")}
        </Link>
        <Link href={`/projects/${project.id}/quality/annotators`} className={buttonClass()}>
          {t("annotators.title")}
        </Link>
        <Link href={`/projects/${project.id}/quality/consensus`} className={buttonClass()}>
          {t("consensus.title")}
        </Link>
        <Link href={`/projects/${project.id}/quality/label-errors`} className={buttonClass()}>
          {t("labelErrors.title")}
        </Link>
        <Link href={`/projects/${project.id}/quality/charts`} className={buttonClass()}>
          {t("charts.title")}
        </Link>
      </PageHead>
      {report.tasksWithTwoAnswers === 0 ? (
        <Card>
          <EmptyState
            title={t("quality.emptyTitle")}
            action={
              <>
                <Link
                  href={`/projects/${project.id}/settings?tab=distribution`}
                  className={buttonClass("primary")}
                >
                  {t("quality.emptyAction")}
                </Link>
                <Link href={`/projects/${project.id}/settings?tab=members`} className={buttonClass()}>
                  {t("projects.toMembers")}
                </Link>
                <HelpLink to="quality" />
              </>
            }
          >
            {t("quality.emptyText")}
          </EmptyState>
        </Card>
      ) : (
        <div className="flex flex-col gap-3.5">
          {confusion && (
            <MainConfusionBanner projectId={project.id} schema={project.schema} confusion={confusion} />
          )}
          {report.controls.map((agreement) => (
            <ControlCard
              key={agreement.control}
              agreement={agreement}
              control={findControl(project.schema, agreement.control)}
              people={report.people}
              outlier={report.outliers.find(({ control }) => control === agreement.control)}
              questions={report.questions.filter(({ region }) => region === agreement.control)}
              schema={project.schema}
            />
          ))}
          {report.unsupported.length > 0 && (
            <p className="text-muted">
              {t("quality.unsupported", { names: report.unsupported.map(nameOf).join(", ") })}
            </p>
          )}
          <div id="disputed" className="flex flex-col gap-3.5">
            {disputes
              .filter(({ items, isAlone }) => items.length > 0 || isAlone)
              .map((disputed) => (
                <Disputed key={disputed.control} project={project} known={report.people} {...disputed} />
              ))}
          </div>
          {report.controls.filter(hasLongBalance).map((agreement) => (
            <Card key={agreement.control}>
              <BalanceTable
                agreement={agreement}
                control={findControl(project.schema, agreement.control)}
                isNamed
              />
            </Card>
          ))}
        </div>
      )}
    </>
  );
}

function Disputed({
  project,
  control: id,
  confusion,
  people,
  isAlone,
  items,
  known,
}: ControlDisputes & { project: ProjectDetail; known: Report["people"] }) {
  const t = useT();
  const format = useFormat();
  const control = findControl(project.schema, id);
  const labelName = (label = "") => valueNamer(control)(label) ?? label;
  const nameOf = (id = "") => known.find((person) => person.id === id)?.name ?? id;
  const [a, b] = confusion?.split(",") ?? [];
  const open = items.filter(({ decided }) => !decided);
  return (
    <Card pad={false} className="overflow-x-auto">
      <h2 className="px-4 pt-3 pb-1" dir="auto">
        {t("quality.disputed")} · {control?.name ?? id}
        {people.length > 0 &&
          ` · ${t(people.length > 1 ? "quality.onlyPair" : "quality.onlyPerson", {
            a: nameOf(people[0]),
            b: nameOf(people[1]),
          })}`}
        {confusion && ` · ${t("quality.onlyConfusion", { a: labelName(a), b: labelName(b) })}`}
      </h2>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-1">
        {open.length > 0 && (
          <ClaimLink
            projectId={project.id}
            claimable={{ among: open.map((item) => item.id), second: false, query: `disputed=${id}` }}
            variant="primary"
            size="small"
            title={t("adjudication.openHint")}
          >
            {t("adjudication.open")}
          </ClaimLink>
        )}
        {items.length === 0 && `${t("quality.nothingDisputed")} `}
        <Link href={isAlone ? "?" : `?control=${id}#disputed`} className="text-accent hover:underline">
          {t(isAlone ? "quality.allDisputed" : "quality.moreDisputed")}
        </Link>
      </p>
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
              <td className="num">{item.seq}</td>
              <td className="min-w-48 max-w-96 truncate">
                <Link
                  href={`/projects/${project.id}/tasks/${item.id}?disputed=${id}`}
                  className="text-accent hover:underline"
                  dir="auto"
                >
                  {item.thumbnailUrl && (
                    // biome-ignore lint/performance/noImgElement: thumbnails are made by the server in this size
                    <img
                      src={item.thumbnailUrl}
                      alt=""
                      loading="lazy"
                      className="me-2 inline-block h-9 w-14 rounded object-cover bg-paper"
                    />
                  )}
                  {item.preview}
                </Link>
              </td>
              <td className="min-w-56">
                <span className="flex flex-wrap gap-1">
                  {item.given.map(({ label, count }, i) => (
                    <Chip key={i} wrap>
                      {label} · {t("quality.peopleCount", { count })}
                    </Chip>
                  ))}
                  {item.decided && <Chip tone="good">{t("tasks.decided")}</Chip>}
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
