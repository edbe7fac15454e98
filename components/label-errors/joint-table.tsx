"use client";
/** The estimated number of tasks by given and true label: a matrix of few labels, else its pairs, the largest first. */
import Link from "next/link";
import { useFormat } from "@/components/ui/format";
import { Scroll } from "@/components/ui/scroll";
import { useT } from "@/lib/client/i18n";
import type { LabelErrorReport } from "@/lib/contracts/label-errors";

export type Joint = NonNullable<LabelErrorReport["run"]>["summary"]["joint"];

/** Of more labels nobody reads a matrix. */
const MOST_LABELS = 12;
const MOST_PAIRS = 20;

type Props = { control: string; joint: Joint; nameOf: (label: string) => string };

/** Pairs of labels that differ, the largest number of tasks first. */
export const pairsOf = (joint: Joint): Joint =>
  joint.filter(({ given, truth }) => given !== truth).sort((a, b) => b.tasks - a.tasks);

const hrefOf = (control: string, given: string, suggested: string) =>
  `?${new URLSearchParams({ control, given, suggested })}#errors`;

export function JointTable(props: Props) {
  const t = useT();
  const { joint } = props;
  const labels = [...new Set(joint.flatMap(({ given, truth }) => [given, truth]))];
  if (pairsOf(joint).length === 0) return null;
  return (
    <Scroll label={t("labelErrors.jointTitle")}>
      <h3>{t("labelErrors.jointTitle")}</h3>
      <p className="mb-1 text-muted text-xs">{t("labelErrors.jointText")}</p>
      {labels.length <= MOST_LABELS ? <Matrix {...props} labels={labels} /> : <Pairs {...props} />}
    </Scroll>
  );
}

function Matrix({ control, joint, nameOf, labels }: Props & { labels: string[] }) {
  const t = useT();
  const format = useFormat();
  const cells = new Map(joint.map(({ given, truth, tasks }) => [`${given} ${truth}`, tasks]));
  const most = Math.max(1, ...pairsOf(joint).map(({ tasks }) => tasks));
  return (
    <table className="border-separate border-spacing-0.5">
      <thead>
        <tr>
          <td className="px-1 text-muted text-xs">
            {t("labelErrors.given")} \ {t("labelErrors.truly")}
          </td>
          {labels.map((label) => (
            <th key={label} scope="col" className="max-w-28 px-1 font-medium text-xs" dir="auto">
              {nameOf(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((given) => (
          <tr key={given}>
            <th scope="row" className="max-w-36 px-1 text-start font-medium text-xs" dir="auto">
              {nameOf(given)}
            </th>
            {labels.map((truth) => {
              const tasks = cells.get(`${given} ${truth}`) ?? 0;
              const isRight = given === truth;
              const shade = isRight ? 0 : (tasks / most) * 45;
              return (
                <td
                  key={truth}
                  className="num h-9 min-w-16 rounded text-center"
                  style={{ background: `color-mix(in srgb, var(--bad) ${shade}%, var(--surface-2))` }}
                >
                  {isRight || tasks === 0 ? (
                    <span className="text-muted">{format.number(tasks)}</span>
                  ) : (
                    <Link
                      href={hrefOf(control, given, truth)}
                      className="grid h-9 place-items-center rounded font-semibold text-text hover:underline"
                      aria-label={t("labelErrors.cell", {
                        given: nameOf(given),
                        truth: nameOf(truth),
                        count: tasks,
                      })}
                    >
                      {format.number(tasks)}
                    </Link>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pairs({ control, joint, nameOf }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("labelErrors.given")}</th>
          <th scope="col">{t("labelErrors.truly")}</th>
          <th scope="col" className="n">
            {t("labelErrors.tasks")}
          </th>
        </tr>
      </thead>
      <tbody>
        {pairsOf(joint)
          .slice(0, MOST_PAIRS)
          .map(({ given, truth, tasks }) => (
            <tr key={`${given} ${truth}`}>
              <td dir="auto">{nameOf(given)}</td>
              <td dir="auto">{nameOf(truth)}</td>
              <td className="n">
                <Link
                  href={hrefOf(control, given, truth)}
                  className="text-accent hover:underline"
                  aria-label={t("labelErrors.cell", {
                    given: nameOf(given),
                    truth: nameOf(truth),
                    count: tasks,
                  })}
                >
                  {format.number(tasks)}
                </Link>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
