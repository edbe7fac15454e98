"use client";
/** A table of figures with its file. */
import type { ReactNode } from "react";
import { type ChartTable, csvOf } from "@/components/charts/chart-table";
import { FiguresTable } from "@/components/charts/figures-table";
import { fileName, saveText } from "@/components/charts/save-chart";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";

type Props = {
  title: string;
  note?: ReactNode;
  table: ChartTable;
  /** Of the file. */
  name: string;
  /** What stands in place of a table without rows. */
  empty?: string;
};

export function TableCard({ title, note, table, name, empty }: Props) {
  const t = useT();
  const { rows } = table;
  return (
    <Card className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <h3
          dir="auto"
          className="min-w-0 break-words pt-0.5 font-semibold text-base text-text normal-case tracking-normal"
        >
          {title}
        </h3>
        {rows.length > 0 && (
          <Button
            size="small"
            variant="quiet"
            className="ms-auto"
            aria-label={t("charts.downloadCsv", { title })}
            onClick={() => saveText(`${fileName(name)}.csv`, csvOf(table), "text/csv")}
          >
            <Icon name="download" />
            CSV
          </Button>
        )}
      </div>
      {note && <div className="max-w-prose text-muted">{note}</div>}
      {rows.length === 0 ? (
        empty && <p className="text-muted">{empty}</p>
      ) : (
        <FiguresTable title={title} table={table} />
      )}
    </Card>
  );
}
