"use client";
/** What waits for adjudication in a project, and the check of it by a second person. */
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MeasureName } from "@/components/quality/measure-name";
import { REASONS } from "@/components/quality/reasons";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Scroll } from "@/components/ui/scroll";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import { type AdjudicationOverview, MAX_SAMPLE, WAITING_SHOWN } from "@/lib/contracts/adjudication";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { ClaimLink } from "./claim-link";

type Props = { project: ProjectDetail; overview: AdjudicationOverview };
type Second = AdjudicationOverview["second"];

export function AdjudicationOverviewPage({ project, overview }: Props) {
  const t = useT();
  const { waiting, resolved, second } = overview;
  const [first] = waiting;
  const held = waiting.filter(({ heldBy }) => heldBy !== null).length;
  const isManager = project.role === "manager";
  return (
    <>
      <PageHead
        title={t("adjudication.pageTitle")}
        note={t("adjudication.resolvedCount", { count: resolved })}
      />
      <div className="flex flex-col gap-3.5">
        <Card>
          <h2>{t("adjudication.waitingTitle")}</h2>
          <p className="mt-1 text-muted">
            {waiting.length === 0
              ? t("adjudication.nothingWaits")
              : t(waiting.length < WAITING_SHOWN ? "adjudication.waitingCount" : "adjudication.waitingMore", {
                  count: waiting.length,
                })}
            {held > 0 && ` ${t("adjudication.heldCount", { count: held })}`}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            {first && (
              <ClaimLink
                projectId={project.id}
                claimable={{ among: waiting.map(({ id }) => id), second: false, query: "list=waiting" }}
                variant="primary"
                title={t("adjudication.openHint")}
              >
                {t("adjudication.open")}
              </ClaimLink>
            )}
            {isManager && (
              <Link href={`/projects/${project.id}/quality#disputed`} className={buttonClass()}>
                {t("adjudication.byQuestion")}
              </Link>
            )}
          </div>
        </Card>
        <SecondCard {...{ project, second, isManager }} canDraw={second.drawable > 0} />
      </div>
    </>
  );
}

type SecondProps = { project: ProjectDetail; second: Second; isManager: boolean; canDraw: boolean };

function SecondCard({ project, second, isManager, canDraw }: SecondProps) {
  const t = useT();
  const { sampled, done, open } = second;
  const [next] = open;
  const left = sampled - done;
  return (
    <Card>
      <h2>{t("adjudication.secondTitle")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("adjudication.secondText")}</p>
      {sampled > 0 && <p className="mt-2">{t("adjudication.secondCount", { done, of: sampled })}</p>}
      {next ? (
        <ClaimLink
          projectId={project.id}
          claimable={{ among: open, second: true, query: "list=second" }}
          variant="primary"
          className="mt-2"
        >
          {t("adjudication.secondOpen", { count: open.length })}
        </ClaimLink>
      ) : (
        left > 0 && <p className="mt-2 text-muted">{t("adjudication.secondOthers", { count: left })}</p>
      )}
      {done > 0 && <SecondFigures projectId={project.id} second={second} />}
      {isManager && <Draw projectId={project.id} canDraw={canDraw} left={left} />}
    </Card>
  );
}

function SecondFigures({ projectId, second }: { projectId: string; second: Second }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <Scroll label={t("adjudication.secondTitle")} className="mt-3">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("adjudication.question")}</th>
              <th scope="col">{t("adjudication.measure")}</th>
              <th scope="col" className="n">
                {t("adjudication.value")}
              </th>
              <th scope="col" className="n">
                {t("adjudication.tasks")}
              </th>
              <th scope="col" className="n">
                <abbr title={t("adjudication.oneSidedHint")}>{t("adjudication.oneSided")}</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {second.questions.map(({ control, name, agreement, oneSided }) => (
              <tr key={control}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                <td>
                  <MeasureName id={agreement.id} />
                </td>
                <td className="n">
                  {agreement.value === null ? (
                    <span className="text-muted">{t(REASONS[agreement.reason ?? "no-pairs"])}</span>
                  ) : (
                    format.figure(agreement.value)
                  )}
                  {agreement.interval && (
                    <span className="ms-1 whitespace-nowrap text-muted text-xs">
                      [{format.figure(agreement.interval[0])}, {format.figure(agreement.interval[1])}]
                    </span>
                  )}
                </td>
                <td className="n">{format.number(agreement.units)}</td>
                <td className="n">{format.number(oneSided)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <h3 className="mt-3">{t("adjudication.differTitle")}</h3>
      {second.differing.length === 0 ? (
        <p className="text-muted">{t("adjudication.differNone")}</p>
      ) : (
        <ul className="mt-1 flex flex-wrap gap-1.5">
          {second.differing.map(({ id, seq, disagreement }) => (
            <li key={id}>
              <Link
                href={`/projects/${projectId}/tasks/${id}`}
                className={buttonClass("secondary", "small")}
                title={t("adjudication.differBy", { value: format.figure(disagreement) })}
              >
                {t("tasks.taskTitle", { number: seq })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Draw({ projectId, canDraw, left }: { projectId: string; canDraw: boolean; left: number }) {
  const t = useT();
  const router = useRouter();
  const toast = useToast();
  const action = useAction(["count"]);
  const [count, setCount] = useState("20");
  const [isEmptying, setEmptying] = useState(false);
  const params = { project: projectId };
  const draw = () =>
    action.run(async () => {
      const { drawn } = await call("drawSecondSample", { params, body: { count: Number(count) } });
      toast(t("adjudication.drawn", { count: drawn }), { tone: "good" });
      router.refresh();
    });
  const empty = () =>
    action.run(async () => {
      const { removed } = await call("emptySecondSample", { params });
      setEmptying(false);
      toast(t("adjudication.emptied", { count: removed }), { tone: "good" });
      router.refresh();
    });
  return (
    <form
      className="mt-4 flex flex-wrap items-end gap-2 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void draw();
      }}
    >
      <TextField
        label={t("adjudication.drawCount")}
        type="number"
        inputMode="numeric"
        min={1}
        max={MAX_SAMPLE}
        className="w-40"
        value={count}
        error={action.issue("count")}
        onChange={(event) => setCount(event.target.value)}
      />
      <Button type="submit" busy={action.busy} disabled={!canDraw}>
        {t("adjudication.draw_sample")}
      </Button>
      {left > 0 && (
        <Button variant="quiet" onClick={() => setEmptying(true)}>
          {t("adjudication.empty")}
        </Button>
      )}
      {!canDraw && <p className="basis-full text-muted text-xs">{t("adjudication.nothingToDraw")}</p>}
      <ConfirmDialog
        open={isEmptying}
        title={t("adjudication.emptyTitle", { count: left })}
        action={t("adjudication.empty")}
        onConfirm={() => void empty()}
        onClose={() => setEmptying(false)}
      >
        <p>{t("adjudication.emptyText")}</p>
      </ConfirmDialog>
    </form>
  );
}
