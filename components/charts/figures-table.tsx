"use client";
import Link from "next/link";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { useT } from "@/lib/client/i18n";
import type { ChartTable } from "./chart-table";

const MOST_ROWS = 200;

/** Figures as a table; the first cell of a row leads to what is behind it. */
export function FiguresTable({ title, table: { columns, rows } }: { title: string; table: ChartTable }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <Scroll label={title} className="max-h-96 overflow-y-auto">
        <table className="table">
          <thead>
            <tr>
              {columns.map(({ key, title: name, isNumber }) => (
                <th key={key} scope="col" className={isNumber ? "n" : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map(({ key, cells, href }) => (
              <tr key={key}>
                {cells.map(({ shown }, at) => {
                  const column = columns[at];
                  return (
                    <td
                      key={column?.key}
                      dir="auto"
                      className={column?.isNumber ? "n whitespace-nowrap" : "max-w-64 break-words"}
                    >
                      {at === 0 && href !== undefined ? (
                        <Link href={href} className="text-accent hover:underline">
                          {shown}
                        </Link>
                      ) : (
                        shown
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.length > MOST_ROWS && (
        <p className="mt-1 text-muted">
          {t("charts.tableCut", { shown: format.number(MOST_ROWS), count: format.number(rows.length) })}
        </p>
      )}
    </>
  );
}
