"use client";
import Link from "next/link";
import { EmptyLine } from "@/components/ui/empty-line";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { ProjectOverview } from "@/lib/contracts/projects";

const STEP_PX = 20;
const HEIGHT_PX = 80;

const FEWEST_DAYS = 14;
const DAY_MS = 86_400_000;

type Days = ProjectOverview["perDay"];

/** Every day up to the last with an answer, at least two weeks: a few days side by side would be walls, not bars. */
function withEmptyDays(days: Days): Days {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return days;
  const answers = new Map(days.map((day) => [day.day, day.answers]));
  const lastMs = Date.parse(last.day);
  const count = Math.max(FEWEST_DAYS, (lastMs - Date.parse(first.day)) / DAY_MS + 1);
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(lastMs - (count - 1 - i) * DAY_MS).toISOString().slice(0, 10);
    return { day, answers: answers.get(day) ?? 0 };
  });
}

/** One bar per day, and the same numbers as a table. */
export function AnswersPerDay({ projectId, days: given }: { projectId: string; days: Days }) {
  const t = useT();
  const format = useFormat();
  const days = withEmptyDays(given);
  const most = Math.max(0, ...days.map((day) => day.answers));
  if (most === 0)
    return (
      <EmptyLine
        className="mt-1"
        action={
          <Link href={`/projects/${projectId}/label`} className="text-accent hover:underline">
            {t("steps.do_label")}
          </Link>
        }
      >
        {t("projects.noAnswers")}
      </EmptyLine>
    );
  return (
    <>
      <svg
        role="img"
        aria-label={t("projects.perDayChart", { days: days.length, most })}
        viewBox={`0 0 ${days.length * STEP_PX} ${HEIGHT_PX}`}
        preserveAspectRatio="none"
        className="mt-2 h-24 w-full border-line border-b"
      >
        {days.map((day, i) => {
          const height = (day.answers / most) * HEIGHT_PX;
          return (
            <rect
              key={day.day}
              x={i * STEP_PX + 2}
              y={HEIGHT_PX - height}
              width={STEP_PX - 4}
              height={height}
              fill="var(--accent)"
            >
              <title>{`${day.day}: ${format.number(day.answers)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className="num mt-1 flex justify-between text-muted text-xs">
        <span>{days[0]?.day}</span>
        <span>{days.at(-1)?.day}</span>
      </div>
      <details className="mt-1">
        <summary className="text-muted">{t("projects.showTable")}</summary>
        <div className="max-h-60 overflow-auto" tabIndex={0} role="region" aria-label={t("projects.perDay")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("projects.day")}</th>
                <th scope="col" className="n">
                  {t("projects.answers")}
                </th>
              </tr>
            </thead>
            <tbody>
              {given.map((day) => (
                <tr key={day.day}>
                  <td className="num">{day.day}</td>
                  <td className="n">{format.number(day.answers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
