"use client";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { type ChartTable, csvOf } from "./chart-table";
import { type Draw, Drawing } from "./drawing";
import { FiguresTable } from "./figures-table";
import { fileName, saveText, svgText } from "./save-chart";
import { Switch } from "./switch";

type Props = {
  title: string;
  /** The heading, where the group of the chart says the rest of its title. */
  short?: string;
  note?: ReactNode;
  /** The chart in a sentence. */
  label: string;
  /** The same function as long as the figures are the same. */
  draw: Draw;
  heightPx: number;
  table: ChartTable;
  /** Of the files. */
  name: string;
  children?: ReactNode;
};

/** A chart with its table, one of which is shown, and both as files. Without scripts it is the table. */
export function ChartCard({ title, short, note, label, draw, heightPx, table, name, children }: Props) {
  const t = useT();
  const [view, setView] = useState<"chart" | "table">("chart");
  const svg = useRef<SVGSVGElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const isTable = view === "table" || hasFailed;
  const saveSvg = () =>
    svg.current && saveText(`${fileName(name)}.svg`, svgText(svg.current), "image/svg+xml");
  return (
    <Card className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <h3
          dir="auto"
          className="min-w-0 break-words pt-0.5 font-semibold text-base text-text normal-case tracking-normal"
        >
          {short ?? title}
        </h3>
        <div className="ms-auto flex flex-wrap items-center gap-1.5">
          {children}
          <Switch
            label={t("charts.show", { title })}
            value={isTable ? "table" : "chart"}
            options={[
              ["chart", t("charts.asChart")],
              ["table", t("charts.asTable")],
            ]}
            onChange={setView}
          />
          <Button
            size="small"
            variant="quiet"
            aria-label={t("charts.downloadCsv", { title })}
            onClick={() => saveText(`${fileName(name)}.csv`, csvOf(table), "text/csv")}
          >
            <Icon name="download" />
            CSV
          </Button>
          {!isTable && (
            <Button
              size="small"
              variant="quiet"
              aria-label={t("charts.downloadSvg", { title })}
              onClick={saveSvg}
            >
              <Icon name="download" />
              SVG
            </Button>
          )}
        </div>
      </div>
      {note && <div className="max-w-prose text-muted">{note}</div>}
      {hasFailed && (
        <p role="status" className="text-warn">
          {t("charts.notLoaded")}
        </p>
      )}
      {!isTable && <Drawing {...{ label, draw, heightPx, svg }} onFailure={() => setFailed(true)} />}
      <div className={classNames("chart-table", !isTable && "hidden")}>
        <FiguresTable title={title} table={table} />
      </div>
    </Card>
  );
}
