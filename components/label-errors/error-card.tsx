"use client";
/** A task whose label the model speaks against: what it shows, what it was given, and what is more probable. */
import Link from "next/link";
import type { Ref } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { useFormat } from "@/components/ui/format";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import type { LabelErrorItem } from "@/lib/contracts/label-errors";

const TONES = { open: "neutral", dismissed: "good", decided: "accent" } as const;

type Props = {
  projectId: string;
  item: LabelErrorItem;
  nameOf: (label: string) => string;
  correctHref: string;
  /** The one that keys act on. */
  isCurrent: boolean;
  hasKeys: boolean;
  busy: boolean;
  onFocus: () => void;
  onDismiss: (dismissed: boolean) => void;
  ref?: Ref<HTMLElement>;
};

export function ErrorCard(props: Props) {
  const { projectId, item, isCurrent, hasKeys, busy, onFocus, onDismiss, correctHref, ref } = props;
  const t = useT();
  const title = t("labelErrors.task", { number: item.seq });
  const showsKeys = hasKeys && isCurrent;
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={title}
      aria-current={isCurrent || undefined}
      onFocus={onFocus}
      className={classNames(
        "flex scroll-mt-16 flex-wrap items-start gap-x-4 gap-y-2 rounded-lg border bg-surface px-4 py-3 outline-none",
        isCurrent ? "border-accent" : "border-line",
      )}
    >
      {item.thumbnailUrl && (
        // biome-ignore lint/performance/noImgElement: thumbnails are made by the server in this size
        <img
          src={item.thumbnailUrl}
          alt={t("labelErrors.imageOf", { number: item.seq })}
          loading="lazy"
          className="h-28 w-40 flex-none rounded bg-paper object-contain"
        />
      )}
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <Link
            href={`/projects/${projectId}/tasks/${item.taskId}`}
            className="font-semibold text-accent hover:underline"
          >
            {title}
          </Link>
          {item.state !== "open" && <Chip tone={TONES[item.state]}>{t(`labelErrors.is_${item.state}`)}</Chip>}
        </div>
        <p className="line-clamp-4 whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
          {item.preview}
        </p>
        <Labels {...props} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {item.state === "open" && (
          <Button disabled={busy} onClick={() => onDismiss(true)} {...(showsKeys && { shortcut: "D" })}>
            {t("labelErrors.dismiss")}
          </Button>
        )}
        {item.state === "dismissed" && (
          <Button
            variant="quiet"
            disabled={busy}
            onClick={() => onDismiss(false)}
            {...(showsKeys && { shortcut: "U" })}
          >
            {t("labelErrors.reopen")}
          </Button>
        )}
        <Link href={correctHref} className={buttonClass(isCurrent ? "primary" : "secondary")}>
          {t("labelErrors.correct")}
          {showsKeys && <Kbd inherit>O</Kbd>}
        </Link>
      </div>
    </section>
  );
}

/** Given and suggested with how probable each is; of regions what is most wrong with them. */
function Labels({ item, nameOf }: Props) {
  const t = useT();
  const format = useFormat();
  const { problem, given, suggested, score, probability } = item;
  const withShare = (label: string, share: number | null) =>
    share === null ? label : `${label} ${format.percent(share)}`;
  if (problem === "label" || problem === "mislabeled")
    return (
      <p className="flex flex-wrap items-center gap-1.5">
        {problem === "mislabeled" && <span>{t("labelErrors.problem_mislabeled")}</span>}
        <Chip tone="warn" wrap>
          <span className="sr-only">{t("labelErrors.given")} </span>
          {withShare(nameOf(given), problem === "label" ? score : null)}
        </Chip>
        <span aria-hidden>→</span>
        <Chip tone="accent" wrap>
          <span className="sr-only">{t("labelErrors.truly")} </span>
          {withShare(nameOf(suggested), probability)}
        </Chip>
        {problem === "mislabeled" && <Quality share={score} />}
      </p>
    );
  return (
    <p className="flex flex-wrap items-center gap-1.5">
      {problem === "overlooked"
        ? t("labelErrors.problem_overlooked", { suggested: withShare(nameOf(suggested), probability) })
        : t("labelErrors.problem_misplaced", { given: nameOf(given) })}
      <Quality share={score} />
    </p>
  );
}

function Quality({ share }: { share: number }) {
  const t = useT();
  const format = useFormat();
  return <Chip>{t("labelErrors.quality", { share: format.figure(share) })}</Chip>;
}
