"use client";
/** Two tasks side by side, what differs marked, and what a manager can say about them. */
import Link from "next/link";
import { type Ref, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { useFormat } from "@/components/ui/format";
import { useT } from "@/lib/client/i18n";
import type { DuplicatePair, DuplicateStatus, DuplicateTask } from "@/lib/contracts/duplicates";
import { type TextPart, textDifference } from "./text-difference";

const TONES = { found: "neutral", confirmed: "good", dismissed: "warn" } as const;
/** Releases that a task is shown in; the others are counted. */
const SHOWN_RELEASES = 3;

type Props = {
  projectId: string;
  pair: DuplicatePair;
  /** The one that keys decide. */
  isCurrent: boolean;
  busy: boolean;
  /** Whether single-letter keys are on, and so are shown. */
  hasKeys: boolean;
  onDecide: (status: DuplicateStatus) => void;
  onFocus: () => void;
  ref?: Ref<HTMLElement>;
};

/** A release that has the two in different splits. */
function isApart([a, b]: DuplicatePair["tasks"]): boolean {
  return a.releases.some(({ id, split }) =>
    b.releases.some((other) => other.id === id && other.split !== split),
  );
}

export function PairCard({ projectId, pair, isCurrent, busy, hasKeys, onDecide, onFocus, ref }: Props) {
  const t = useT();
  const format = useFormat();
  const [a, b] = pair.tasks;
  const [left, right] = useMemo(() => textDifference(a.text, b.text), [a.text, b.text]);
  const key = (shortcut: string) => (hasKeys && isCurrent ? { shortcut } : {});
  const name = t("duplicates.pair", { a: a.seq, b: b.seq });
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={name}
      aria-current={isCurrent || undefined}
      onFocus={onFocus}
      className={classNames(
        "scroll-mt-16 rounded-lg border bg-surface px-4 py-3 outline-none",
        isCurrent ? "border-accent" : "border-line",
      )}
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="num">{t("duplicates.similarity", { share: format.tenths(100 * pair.similarity) })}</h2>
        <Chip>{t(`duplicates.kindOne_${pair.kind}`)}</Chip>
        <Chip tone={TONES[pair.status]}>{t(`duplicates.status_${pair.status}`)}</Chip>
        {isApart(pair.tasks) && <Chip tone="bad">{t("duplicates.apart")}</Chip>}
        {pair.decidedBy && (
          <span className="text-muted text-xs" dir="auto">
            {t("duplicates.decidedBy", { name: pair.decidedBy })}
          </span>
        )}
        <div className="ms-auto flex flex-wrap gap-2">
          {pair.status !== "confirmed" && (
            <Button disabled={busy} onClick={() => onDecide("confirmed")} {...key("C")}>
              {t("duplicates.confirm")}
            </Button>
          )}
          {pair.status !== "dismissed" && (
            <Button disabled={busy} onClick={() => onDecide("dismissed")} {...key("D")}>
              {t("duplicates.dismiss")}
            </Button>
          )}
          {pair.status !== "found" && (
            <Button variant="quiet" disabled={busy} onClick={() => onDecide("found")} {...key("U")}>
              {t("duplicates.reopen")}
            </Button>
          )}
        </div>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side {...{ projectId }} task={a} parts={left} tone="bg-bad-weak" />
        <Side {...{ projectId }} task={b} parts={right} tone="bg-good-weak" />
      </div>
    </section>
  );
}

type SideProps = { projectId: string; task: DuplicateTask; parts: TextPart[]; tone: string };

function Side({ projectId, task, parts, tone }: SideProps) {
  const t = useT();
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          href={`/projects/${projectId}/tasks/${task.id}`}
          className="font-semibold text-accent hover:underline"
        >
          {t("duplicates.task", { number: task.seq })}
        </Link>
        {task.externalId && (
          <span className="min-w-0 text-muted [overflow-wrap:anywhere]" dir="auto">
            {task.externalId}
          </span>
        )}
        <Releases releases={task.releases} />
      </div>
      {task.images.map((image) => (
        // biome-ignore lint/performance/noImgElement: an asset of this very server
        <img
          key={image.assetId}
          src={image.thumbnailUrl}
          width={image.widthPx}
          height={image.heightPx}
          loading="lazy"
          alt={t("duplicates.imageOf", { number: task.seq })}
          className="h-56 w-full rounded border border-line bg-paper object-contain"
        />
      ))}
      {task.text !== "" && (
        <p className="whitespace-pre-wrap break-words" dir="auto">
          {parts.map((part, i) =>
            part.isOwn ? (
              <mark key={i} className={classNames("rounded-sm text-text underline decoration-2", tone)}>
                <span className="sr-only">{t("duplicates.onlyHere")} </span>
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </p>
      )}
      {task.isCut && <p className="text-muted text-xs">{t("duplicates.textCut")}</p>}
    </div>
  );
}

function Releases({ releases }: Pick<DuplicateTask, "releases">) {
  const t = useT();
  if (releases.length === 0) return <span className="text-muted text-xs">{t("duplicates.noRelease")}</span>;
  return (
    <>
      {releases.slice(0, SHOWN_RELEASES).map(({ id, number, split }) => (
        <Chip key={id}>{t("duplicates.inRelease", { number, split: t(`releases.${split}`) })}</Chip>
      ))}
      {releases.length > SHOWN_RELEASES && (
        <span className="text-muted text-xs">
          {t("duplicates.moreReleases", { count: releases.length - SHOWN_RELEASES })}
        </span>
      )}
    </>
  );
}
