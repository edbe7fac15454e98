"use client";
/** The annotators of a project side by side: what they have done, and how well. */
import Link from "next/link";
import { useRouter } from "next/navigation";
import { csvOf } from "@/components/charts/chart-table";
import { fileName, saveText } from "@/components/charts/save-chart";
import { Button, buttonClass } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { Icon } from "@/components/ui/icon";
import { PageHead } from "@/components/ui/page-head";
import { Scroll } from "@/components/ui/scroll";
import { useAction } from "@/components/ui/use-action";
import { useRefreshWhile } from "@/components/ui/use-refresh-while";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { AnnotatorFigures } from "@/lib/contracts/annotator-figures";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { annotatorTable } from "./annotator-table";
import { differingTasks } from "./quality-links";

type Props = { project: ProjectDetail; figures: AnnotatorFigures };
type Annotator = AnnotatorFigures["annotators"][number];

export function AnnotatorsPage({ project, figures }: Props) {
  const t = useT();
  const format = useFormat();
  useRefreshWhile(figures.pending > 0);
  const { annotators, controls, fewest } = figures;
  if (annotators.length === 0)
    return (
      <>
        <PageHead title={t("annotators.title")} />
        <Card>
          <EmptyState
            title={t("annotators.emptyTitle")}
            action={
              <Link href={`/projects/${project.id}/settings?tab=members`} className={buttonClass("primary")}>
                {t("projects.toMembers")}
              </Link>
            }
          >
            {t("annotators.emptyText")}
          </EmptyState>
        </Card>
      </>
    );
  const save = () =>
    saveText(
      `${fileName(project.name, t("annotators.title"))}.csv`,
      csvOf(annotatorTable(figures, { t, format })),
      "text/csv",
    );
  return (
    <>
      <PageHead
        title={t("annotators.title")}
        note={[
          t("annotators.note", { count: fewest }),
          figures.pending > 0 && t("quality.pending", { count: figures.pending }),
        ]
          .filter(Boolean)
          .join(" · ")}
      >
        <Button onClick={save} aria-label={t("charts.downloadCsv", { title: t("annotators.title") })}>
          <Icon name="download" />
          CSV
        </Button>
      </PageHead>
      <Card>
        <Scroll label={t("annotators.title")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("annotators.annotator")}</th>
                <th scope="col" className="n">
                  {t("annotators.submitted")}
                </th>
                <th scope="col" className="n">
                  {t("annotators.skipped")}
                </th>
                <th scope="col" className="n">
                  {t("annotators.questions")}
                </th>
                <th scope="col" className="n">
                  <abbr title={t("annotators.timeHint")}>{t("annotators.time")}</abbr>
                </th>
                {controls.map(({ control, name }) => (
                  <th key={control} scope="col" className="n whitespace-normal">
                    <abbr title={t("annotators.agreementHint")}>{t("annotators.agreementOn", { name })}</abbr>
                  </th>
                ))}
                <th scope="col" className="n whitespace-normal">
                  <abbr title={t("annotators.accuracyHint")}>{t("annotators.accuracy")}</abbr>
                </th>
                {figures.hasGold && (
                  <th scope="col" className="n whitespace-normal">
                    <abbr title={t("annotators.goldHint")}>{t("annotators.gold")}</abbr>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {annotators.map((one) => (
                <tr key={one.userId}>
                  <th scope="row" className="whitespace-nowrap font-normal">
                    <Link
                      href={`/projects/${project.id}/quality/annotators/${one.userId}`}
                      className="text-accent hover:underline"
                      dir="auto"
                    >
                      {one.name}
                    </Link>{" "}
                    {one.excluded && <Chip tone="warn">{t("annotators.excluded")}</Chip>}{" "}
                    {one.gold?.paused && <Chip tone="bad">{t("annotators.paused")}</Chip>}
                  </th>
                  <td className="n">{format.number(one.submitted)}</td>
                  <td className="n">{format.number(one.skipped)}</td>
                  <td className="n">{format.number(one.questions)}</td>
                  <td className="n">{format.duration(one.medianLeadTimeMs)}</td>
                  {controls.map(({ control }, at) => (
                    <td key={control} className="n">
                      <Figure
                        share={one.agreement[at] ?? null}
                        enough={one.enough}
                        href={`/projects/${project.id}/quality${differingTasks(control, one.userId)}`}
                      />
                    </td>
                  ))}
                  <td className="n">
                    <Figure share={one.accuracy} enough={one.enough} />
                  </td>
                  {figures.hasGold && (
                    <td className="n">
                      <GoldFigure projectId={project.id} annotator={one} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </Card>
    </>
  );
}

type FigureProps = { share: Annotator["accuracy"]; enough: boolean; href?: string };

/** A share with its interval and the tasks it rests on; a dash without one. */
function Figure({ share, enough, href }: FigureProps) {
  const t = useT();
  const format = useFormat();
  if (!share)
    return (
      <span className="text-muted" title={t(enough ? "annotators.none" : "annotators.few")}>
        –
      </span>
    );
  const [low, high] = share.interval;
  const value = format.figure(share.value);
  return (
    <>
      {href === undefined || share.value === 1 ? (
        value
      ) : (
        <Link href={href} className="text-accent hover:underline">
          {value}
        </Link>
      )}
      <span className="block whitespace-nowrap text-muted text-xs">
        {t("annotators.limits", { low: format.figure(low), high: format.figure(high), count: share.tasks })}
      </span>
    </>
  );
}

/** The accuracy on gold tasks; before there are enough answers their number alone. Who is paused by it can be let go on. */
function GoldFigure({
  projectId,
  annotator: { userId, name, gold },
}: {
  projectId: string;
  annotator: Annotator;
}) {
  const t = useT();
  const router = useRouter();
  const action = useAction();
  if (!gold) return <Figure share={null} enough />;
  const letGoOn = () =>
    action.run(async () => {
      await call("letGoOn", { params: { project: projectId, user: userId } });
      router.refresh();
    });
  return (
    <>
      {gold.share ? (
        <Figure share={gold.share} enough />
      ) : (
        <span className="whitespace-nowrap text-muted">
          {t("annotators.goldAnswers", { count: gold.answers })}
        </span>
      )}
      {gold.unscored > 0 && (
        <abbr className="block whitespace-nowrap text-muted text-xs" title={t("annotators.unscoredHint")}>
          {t("annotators.unscored", { count: gold.unscored })}
        </abbr>
      )}
      {gold.paused && (
        <Button
          size="small"
          busy={action.busy}
          aria-label={t("annotators.letGoOnName", { name })}
          onClick={() => void letGoOn()}
        >
          {t("annotators.letGoOn")}
        </Button>
      )}
    </>
  );
}
