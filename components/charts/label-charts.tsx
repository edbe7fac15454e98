"use client";
import { useMemo, useState } from "react";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { labelKey } from "@/lib/annotation/label-uses";
import { useT } from "@/lib/client/i18n";
import type { LabelBalance } from "@/lib/contracts/charts";
import { hasFigures } from "@/lib/kinds";
import { ChartCard } from "./chart-card";
import { ChartGroup } from "./chart-group";
import { textCell } from "./chart-table";
import { barsHeightPx, drawBars } from "./draw";
import type { Draw } from "./drawing";
import { Switch } from "./switch";
import { tasksHref } from "./use-days";

const MOST_BARS = 30;
const IN_LABEL = 12;

type Control = LabelBalance["controls"][number];
type Props = {
  projectId: string;
  balance: LabelBalance;
  /** CSS colour by `controlId/labelId`. */
  colors: ReadonlyMap<string, string>;
  annotator: string | undefined;
};

/** How often each label was given, by control. */
export function LabelCharts({ balance, ...rest }: Props) {
  const t = useT();
  const used = balance.controls.filter(({ labels }) =>
    labels.some(({ uses, final }) => uses + final.uses > 0),
  );
  return (
    <ChartGroup title={t("charts.labels")} note={used.length > 0 && t("charts.labelsNote")}>
      {used.length === 0 && (
        <Card>
          <p className="text-muted">{t("charts.labelsEmpty")}</p>
        </Card>
      )}
      {used.map((control) => (
        <LabelChart key={control.control} {...{ control, ...rest }} />
      ))}
    </ChartGroup>
  );
}

function LabelChart({
  projectId,
  control,
  colors,
  annotator,
}: Omit<Props, "balance"> & { control: Control }) {
  const t = useT();
  const format = useFormat();
  const hasFinal = control.labels.some(({ final }) => final.uses > 0);
  const [wanted, setOf] = useState<"annotations" | "final">("annotations");
  const of = hasFinal ? wanted : "annotations";
  const labels = useMemo(() => {
    const counted = control.labels.map(({ label, name, ...count }) => {
      const key = labelKey(control.control, label);
      const { uses, tasks } = of === "final" ? count.final : count;
      const filter = of === "final" ? { final: true } : annotator === undefined ? {} : { annotator };
      return { key, name, uses, tasks, href: tasksHref(projectId, { label: key, ...filter }) };
    });
    const all = counted.reduce((sum, { uses }) => sum + uses, 0);
    const withShares = counted.map((one) => ({ ...one, share: all === 0 ? 0 : one.uses / all }));
    // Figures keep their order.
    return hasFigures(control.kind) ? withShares : withShares.sort((a, b) => b.uses - a.uses);
  }, [control, of, annotator, projectId]);
  const draw: Draw = useMemo(() => {
    const bars = labels.slice(0, MOST_BARS).map(({ key, name, uses, share, tasks, href }) => ({
      id: key,
      name,
      value: uses,
      shown: `${format.number(uses)} · ${format.percent(share)}`,
      color: colors.get(key) ?? "var(--accent)",
      ...(tasks > 0
        ? {
            href,
            note: `${t("charts.labelPoint", { name, count: uses, share: format.percent(share), tasks })} · ${t("charts.openTasks")}`,
          }
        : { note: name }),
    }));
    return (plot, size) => drawBars(plot, bars, size);
  }, [t, format, labels, colors]);
  const top = labels.toSorted((a, b) => b.uses - a.uses).slice(0, IN_LABEL);
  return (
    <ChartCard
      title={t("charts.labelsOf", { control: control.name })}
      name={`labels ${control.name} ${of}`}
      short={control.name}
      note={labels.length > MOST_BARS && t("charts.labelsMost", { shown: MOST_BARS, count: labels.length })}
      label={t("charts.labelsLabel", {
        control: control.name,
        labels: format.list(top.map(({ name, uses }) => t("charts.personCount", { name, count: uses }))),
      })}
      draw={draw}
      heightPx={barsHeightPx(Math.min(MOST_BARS, labels.length))}
      table={{
        columns: [
          { key: "label", title: t("charts.label") },
          { key: "uses", title: t("charts.uses"), isNumber: true },
          { key: "share", title: t("charts.share"), isNumber: true },
          { key: "tasks", title: t("charts.tasks"), isNumber: true },
        ],
        rows: labels.map(({ key, name, uses, share, tasks, href }) => ({
          key,
          href: tasks > 0 ? href : undefined,
          cells: [
            textCell(name),
            { raw: uses, shown: format.number(uses) },
            { raw: share, shown: format.percent(share) },
            { raw: tasks, shown: format.number(tasks) },
          ],
        })),
      }}
    >
      {hasFinal && (
        <Switch
          label={t("charts.labelsIn")}
          value={of}
          options={[
            ["annotations", t("charts.inAnnotations")],
            ["final", t("charts.inFinal")],
          ]}
          onChange={setOf}
        />
      )}
    </ChartCard>
  );
}
