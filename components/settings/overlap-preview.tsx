"use client";
/** What numbers of annotators come to: tasks, annotations, and the share of each value. */
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { DistributionPreview } from "@/lib/contracts/distribution";

type Props = {
  preview: DistributionPreview;
  /** The numbers are those of settings that have been changed since. */
  isOld: boolean;
  busy: boolean;
  onPreview: () => void;
};

/** Rare values make the share larger than its percent; from so many values on that is said. */
const MANY_VALUES = 20;

export function OverlapPreview({ preview, isOld, busy, onPreview }: Props) {
  const t = useT();
  const format = useFormat();
  const { tasks, inShare, byHand, wanted, given, left, beyond, byValue } = preview;
  const lines: [string, number, boolean?][] = [
    [t("distribution.tasks"), tasks],
    ...(inShare > 0 ? [[t("distribution.inShare"), inShare, true] as [string, number, boolean]] : []),
    ...(byHand > 0 ? [[t("distribution.byHand"), byHand, true] as [string, number, boolean]] : []),
    [t("distribution.wanted"), wanted],
    [t("distribution.given"), given, true],
    [t("distribution.left"), left, true],
    ...(beyond > 0 ? [[t("distribution.beyond"), beyond, true] as [string, number, boolean]] : []),
  ];
  return (
    <section
      aria-label={t("distribution.comesTo")}
      className="flex flex-col gap-2 rounded-lg bg-surface-2 p-3 lg:sticky lg:top-4"
    >
      <h2>{t("distribution.comesTo")}</h2>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1" aria-live="polite">
        {lines.map(([name, count, isPart]) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className={isPart ? "ps-3 text-muted" : "font-semibold"}>{name}</dt>
            <dd className={isPart ? "num text-end text-muted" : "num text-end font-semibold"}>
              {format.number(count)}
            </dd>
          </div>
        ))}
      </dl>
      {byValue && <ByValue byValue={byValue} tasks={tasks} />}
      {isOld && (
        <>
          <p className="text-muted text-xs">{t("distribution.changed")}</p>
          <Button className="self-start" busy={busy} onClick={onPreview}>
            {t("distribution.preview")}
          </Button>
        </>
      )}
    </section>
  );
}

type ByValueProps = { byValue: NonNullable<DistributionPreview["byValue"]>; tasks: number };

function ByValue({ byValue: { values, items }, tasks }: ByValueProps) {
  const t = useT();
  const format = useFormat();
  const without = items.find(({ value }) => value === "")?.tasks ?? 0;
  return (
    <>
      <div className="max-h-64 overflow-auto">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("distribution.value")}</th>
              <th scope="col" className="text-end">
                {t("distribution.tasks")}
              </th>
              <th scope="col" className="text-end">
                {t("distribution.inShare")}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ value, inShare, ...of }) => (
              <tr key={value}>
                <td dir="auto" className="max-w-48 truncate" title={value}>
                  {value === "" ? <span className="text-muted">{t("distribution.noValue")}</span> : value}
                </td>
                <td className="num text-end">{format.number(of.tasks)}</td>
                <td className="num text-end">{format.number(inShare)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {values > items.length && (
        <p className="text-muted text-xs">{t("distribution.moreValues", { count: values - items.length })}</p>
      )}
      {2 * without > tasks && <p className="text-warn text-xs">{t("distribution.fieldAbsent")}</p>}
      {values >= MANY_VALUES && <p className="text-warn text-xs">{t("distribution.manyValues")}</p>}
    </>
  );
}
