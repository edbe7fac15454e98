"use client";
/** One question: its asker, its task or region, and the ruling if there is one. */
import Link from "next/link";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { Age } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { CitedRule } from "@/lib/contracts/own-question";
import type { Question } from "@/lib/contracts/questions";
import type { LabelSchema } from "@/lib/labels/schema";
import { labelTargets } from "./label-names";

type Props = {
  question: Question;
  schema: LabelSchema;
  /** Where the task is opened; none when its reader may not open it. */
  taskHref: string | null;
  /** Left out on a page of the asker's own questions. */
  showAsker: boolean;
  children?: ReactNode;
};

export function QuestionView({ question, schema, taskHref, showAsker, children }: Props) {
  const t = useT();
  const { task, ruling } = question;
  return (
    <article aria-label={question.code} className="border-line border-b px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
        <span className="font-mono">{question.code}</span>
        {showAsker && <span dir="auto">{t("questions.askedBy", { name: question.askedBy.name })}</span>}
        <Age ms={question.createdAt} />
        {question.status === "open" && !showAsker && <Chip tone="warn">{t("label.questionWaiting")}</Chip>}
        {question.status === "withdrawn" && <Chip>{t("questions.withdrawn")}</Chip>}
      </div>
      <p className="mt-1 max-w-prose whitespace-pre-wrap break-words font-semibold" dir="auto">
        {question.text}
      </p>
      <div className="mt-1.5 flex min-w-0 flex-wrap items-center gap-2">
        {task.thumbnailUrl && (
          // biome-ignore lint/performance/noImgElement: an asset of this very server
          <img
            src={task.thumbnailUrl}
            alt=""
            className="size-10 flex-none rounded border border-line object-cover bg-paper"
          />
        )}
        <span className="min-w-0 max-w-prose flex-1 basis-60">
          {taskHref === null ? (
            <span className="num">{t("tasks.taskTitle", { number: task.seq })}</span>
          ) : (
            <Link href={taskHref} className="num text-accent hover:underline">
              {t("tasks.taskTitle", { number: task.seq })}
            </Link>
          )}{" "}
          <span className="line-clamp-2 break-words text-muted" dir="auto">
            {task.preview}
          </span>
        </span>
      </div>
      <RegionOf question={question} schema={schema} />
      {ruling && (
        <div className="mt-2 max-w-prose border-accent border-s-2 ps-3">
          <p className="text-muted text-xs">
            {t("questions.ruling")} · {t("questions.ruledBy", { name: ruling.ruledBy })} ·{" "}
            <Age ms={ruling.ruledAt} />
          </p>
          <p className="whitespace-pre-wrap break-words" dir="auto">
            {ruling.text}
          </p>
          {ruling.rule && <RuleLine rule={ruling.rule} />}
        </div>
      )}
      {children}
    </article>
  );
}

function RegionOf({ question, schema }: Pick<Props, "question" | "schema">) {
  const t = useT();
  const { region } = question;
  if (question.regionId === null) return null;
  if (!region) return <p className="mt-1 text-muted text-xs">{t("questions.aboutDeleted")}</p>;
  const names = labelTargets(schema);
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1.5 text-xs">
      <span className="text-muted">{t("questions.aboutRegion")}</span>
      {region.labels.map((label) => (
        <Chip key={label} tone="accent">
          {names.find(({ target }) => target === `${region.control}/${label}`)?.name ?? label}
        </Chip>
      ))}
      {region.quote !== null && (
        <q className="break-words" dir="auto">
          {region.quote}
        </q>
      )}
    </p>
  );
}

function RuleLine({ rule }: { rule: CitedRule }) {
  return (
    <p className="mt-1" dir="auto">
      <Chip tone="accent">
        <span className="font-mono">{rule.code}</span>
      </Chip>{" "}
      {rule.title}
    </p>
  );
}
