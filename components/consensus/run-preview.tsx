"use client";
/** What a run would settle with a least confidence: all figures follow it without being asked for again. */
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { useT } from "@/lib/client/i18n";
import { type CountsAt, countsAt } from "@/lib/consensus/settle-counts";
import { percentOf, WAITS_FOR } from "@/lib/consensus/waits-for";
import { type ConsensusPreview, LEFT_ALONE } from "@/lib/contracts/consensus-runs";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";
import { LEFT, REASONS, WAITS } from "./words";

type Props = {
  projectId: string;
  schema: LabelSchema;
  preview: ConsensusPreview;
  leastPercent: number;
  busy: boolean;
  onLeast: (percent: number) => void;
  onRun: () => void;
};
/** Percent that share a bar of the histogram. */
const BAR = 5;
const EXAMPLES = 5;

export function RunPreview(props: Props) {
  const t = useT();
  const format = useFormat();
  const { projectId, schema, preview, leastPercent, onLeast, onRun, busy } = props;
  const at = countsAt(preview.counts, leastPercent);
  const waiting = WAITS_FOR.reduce((sum, reason) => sum + at.waiting[reason], 0);
  return (
    <div className="flex flex-col gap-3">
      {preview.controls
        .filter(({ reason }) => reason !== null)
        .map(({ control, name, reason }) => (
          <p key={control} className="text-warn" dir="auto">
            {t("consensus.standsIn", { name, reason: reason ? t(REASONS[reason]) : "" })}
          </p>
        ))}
      <label className="flex flex-col gap-1">
        <span className="font-semibold">
          {t("consensus.least")} <span className="num">{format.percent(leastPercent / 100)}</span>
        </span>
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={leastPercent}
          aria-valuetext={format.percent(leastPercent / 100)}
          className="w-full accent-accent"
          onChange={({ target }) => onLeast(Number(target.value))}
        />
      </label>
      <Histogram {...{ preview, leastPercent }} />
      <Figures {...{ projectId, preview, at, waiting }} />
      <Examples {...{ projectId, preview, leastPercent }} />
      <Balance {...{ schema, at }} />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" busy={busy} disabled={at.settled + waiting === 0} onClick={onRun}>
          {t("consensus.run")}
        </Button>
        <span className="text-muted">
          {at.settled + waiting === 0 ? t("consensus.nothing") : t("consensus.runNote")}
        </span>
      </div>
    </div>
  );
}

/** Tasks by confidence; those that would wait are drawn paler. */
function Histogram({ preview, leastPercent }: Pick<Props, "preview" | "leastPercent">) {
  const t = useT();
  const { answers, objects } = preview.counts;
  const bars = Array.from({ length: 100 / BAR + 1 }, (_, bar) => {
    const from = bar * BAR;
    const places = Array.from({ length: BAR }, (_, i) => (answers[from + i] ?? 0) + (objects[from + i] ?? 0));
    return { from, tasks: places.reduce((sum, count) => sum + count, 0) };
  });
  const most = Math.max(1, ...bars.map(({ tasks }) => tasks));
  return (
    <div role="img" aria-label={t("consensus.histogram")} className="flex h-16 items-end gap-px">
      {bars.map(({ from, tasks }) => (
        <div
          key={from}
          title={t("consensus.bar", { from, to: Math.min(100, from + BAR - 1), tasks })}
          className={from >= leastPercent ? "flex-1 bg-accent" : "flex-1 bg-accent opacity-35"}
          style={{ height: `${tasks === 0 ? 0 : Math.max(3, (100 * tasks) / most)}%` }}
        />
      ))}
    </div>
  );
}

type FigureProps = Pick<Props, "projectId" | "preview"> & { at: CountsAt; waiting: number };

function Figures({ projectId, preview, at, waiting }: FigureProps) {
  const t = useT();
  const format = useFormat();
  const tasks = `/projects/${projectId}/tasks`;
  const paths = { decided: "?decided=true", few: "?status=started", none: "?status=new", excluded: null };
  return (
    <table className="table">
      <tbody>
        <tr>
          <th scope="row">{t("consensus.settled")}</th>
          <td className="n">{format.number(at.settled)}</td>
        </tr>
        <tr>
          <th scope="row">{t("consensus.waiting")}</th>
          <td className="n">{format.number(waiting)}</td>
        </tr>
        {WAITS_FOR.filter((reason) => at.waiting[reason] > 0).map((reason) => (
          <tr key={reason}>
            <th scope="row" className="ps-6 font-normal">
              {t(WAITS[reason])}
            </th>
            <td className="n">{format.number(at.waiting[reason])}</td>
          </tr>
        ))}
        {LEFT_ALONE.filter((reason) => preview.left[reason] > 0).map((reason) => (
          <tr key={reason}>
            <th scope="row" className="font-normal text-muted">
              {paths[reason] === null ? (
                t(LEFT[reason])
              ) : (
                <Link href={`${tasks}${paths[reason]}`} className="text-accent hover:underline">
                  {t(LEFT[reason])}
                </Link>
              )}
            </th>
            <td className="n text-muted">{format.number(preview.left[reason])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The surest of the tasks that would wait: those are what a lower confidence would settle. */
function Examples({
  projectId,
  preview,
  leastPercent,
}: Pick<Props, "projectId" | "preview" | "leastPercent">) {
  const t = useT();
  const format = useFormat();
  const waiting = preview.examples.filter(
    ({ problem, confidence }) => problem !== null || percentOf(confidence) < leastPercent,
  );
  if (waiting.length === 0) return null;
  const surest = waiting.toSorted(
    (a, b) => Number(a.problem !== null) - Number(b.problem !== null) || b.confidence - a.confidence,
  );
  return (
    <details>
      <summary className="cursor-pointer">{t("consensus.examples")}</summary>
      <ul className="mt-1 flex flex-col gap-1">
        {surest.slice(0, EXAMPLES).map(({ taskId, seq, preview: text, confidence, problem }) => (
          <li key={taskId} className="flex min-w-0 gap-2">
            <Link
              href={`/projects/${projectId}/tasks/${taskId}`}
              className="min-w-0 truncate text-accent hover:underline"
            >
              <span className="num">{seq}</span>{" "}
              <span className="notranslate" translate="no" dir="auto">
                {text}
              </span>
            </Link>
            <span className="flex-none text-muted">
              {problem ? t(WAITS[problem]) : format.percent(percentOf(confidence) / 100)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Balance({ schema, at }: Pick<Props, "schema"> & { at: CountsAt }) {
  const t = useT();
  const format = useFormat();
  return Object.entries(at.labels).map(([id, labels]) => {
    const control = findControl(schema, id);
    const nameOf = valueNamer(control);
    const all = Object.values(labels).reduce((sum, count) => sum + count, 0);
    if (all === 0) return null;
    return (
      <Scroll key={id} label={t("consensus.balance")}>
        <table className="table">
          <caption className="text-start font-semibold" dir="auto">
            {t("consensus.balanceOf", { name: control?.name ?? id })}
          </caption>
          <tbody>
            {Object.entries(labels).map(([label, count]) => (
              <tr key={label}>
                <th scope="row" className="font-normal" dir="auto">
                  {nameOf(label) ?? label}
                </th>
                <td className="n">{format.number(count)}</td>
                <td className="n text-muted">{format.percent(count / all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    );
  });
}
