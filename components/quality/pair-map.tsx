"use client";
import Link from "next/link";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import type { PairAgreement } from "@/lib/agreement/control-agreement";
import { useT } from "@/lib/client/i18n";
import { MeasureName } from "./measure-name";
import { differingTasks } from "./quality-links";

type Props = {
  control: string;
  pairs: PairAgreement[];
  measure: string;
  people: { id: string; name: string }[];
};

/** Agreement by pair of annotators: the value, and below it the number of tasks. The shade repeats the value. */
export function PairMap({ control, pairs, measure, people }: Props) {
  const t = useT();
  const format = useFormat();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const name = (id: string) => names.get(id) ?? id;
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort((a, b) =>
    format.compare(name(a), name(b)),
  );
  const find = (row: string, column: string) =>
    pairs.find(({ a, b }) => (a === column && b === row) || (a === row && b === column));
  return (
    <Scroll label={t("quality.people")}>
      <h3>
        {t("quality.people")} · <MeasureName id={measure} />
      </h3>
      <table className="mt-1 border-separate border-spacing-0.5">
        <thead>
          <tr>
            <td />
            {ids.slice(0, -1).map((id) => (
              <th key={id} scope="col" className="max-w-22 px-1 font-medium text-xs" dir="auto">
                <Link href={differingTasks(control, id)} className="hover:underline">
                  {name(id)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.slice(1).map((row, i) => (
            <tr key={row}>
              <th scope="row" className="max-w-28 px-1 text-start font-medium text-xs" dir="auto">
                <Link href={differingTasks(control, row)} className="hover:underline">
                  {name(row)}
                </Link>
              </th>
              {ids.slice(0, i + 1).map((column) => {
                const pair = find(row, column);
                const shade = Math.max(0, Math.min(1, pair?.value ?? 0)) * 40;
                return (
                  <td
                    key={column}
                    className="num h-9 min-w-13 rounded text-center"
                    style={{
                      background: `color-mix(in srgb, var(--accent) ${shade}%, var(--surface-2))`,
                    }}
                  >
                    {pair && (
                      <Link
                        href={differingTasks(control, row, column)}
                        className="block rounded hover:underline"
                        aria-label={t("quality.showPair", {
                          a: name(row),
                          b: name(column),
                          value: format.figure(pair.value),
                          count: pair.n,
                        })}
                      >
                        {format.figure(pair.value)}
                        <small className="block text-[10px] leading-none">{format.number(pair.n)}</small>
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
