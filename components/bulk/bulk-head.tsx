"use client";
/** Above the list: which tasks are seen, in which order and how. */
import { SaveChip } from "@/components/annotate/top-bar";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Select } from "@/components/ui/field";
import { inputClass } from "@/components/ui/input-class";
import { useAction } from "@/components/ui/use-action";
import type { BulkController } from "@/lib/client/bulk/bulk-controller";
import { type BulkState, SHOWN, type Shown } from "@/lib/client/bulk/bulk-state";
import { useT } from "@/lib/client/i18n";

const NAMES = { all: "bulk.shownAll", open: "bulk.shownOpen", answered: "bulk.shownAnswered" } as const;

type Props = { controller: BulkController; state: BulkState; filterId: string };

export function BulkHead({ controller, state, filterId }: Props) {
  const t = useT();
  const { busy, run } = useAction();
  const { filter, shown, like, rows, count, selected } = state;
  const words = filter.trim();
  const liked = rows.find(({ id }) => id === like);
  const isAll = rows.length > 0 && selected.size === rows.length;
  return (
    <header className="flex flex-none flex-col gap-2 border-line border-b bg-surface px-4 py-2.5 md:px-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1>{t("bulk.title")}</h1>
        <span className="num text-muted">{t("bulk.count", { count })}</span>
        <span className="ms-auto">
          <SaveChip save={state.save} />
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <input
          id={filterId}
          type="search"
          dir="auto"
          className={`${inputClass} min-w-40 max-w-80 flex-1`}
          aria-label={t("bulk.filter")}
          placeholder={`${t("bulk.filter")}…   /`}
          value={filter}
          onChange={(event) => controller.list.setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") controller.list.setFilter("");
            else if (event.key !== "Enter") return;
            event.preventDefault();
            // The keys of the list go on from here.
            event.currentTarget.blur();
          }}
        />
        {words !== "" && (
          <Button
            busy={busy}
            title={t("bulk.findMoreHint")}
            onClick={() => run(() => controller.find(words))}
          >
            {t("bulk.findMore")}
          </Button>
        )}
        <Select
          label={t("bulk.shown")}
          hideLabel
          value={shown}
          onChange={(event) => controller.list.setShown(event.target.value as Shown)}
        >
          {SHOWN.map((one) => (
            <option key={one} value={one}>
              {t(NAMES[one])}
            </option>
          ))}
        </Select>
        <Button
          disabled={rows.length === 0}
          onClick={() => (isAll ? controller.list.select([]) : controller.list.selectAll())}
        >
          {t(isAll ? "bulk.selectNone" : "bulk.selectAll")}
        </Button>
        {selected.size > 0 && (
          <span className="num font-semibold" role="status">
            {t("bulk.selectedCount", { count: selected.size })}
          </span>
        )}
        {liked && (
          <span className="flex items-center gap-1">
            <Chip tone="accent">{t("bulk.likeOff", { number: liked.current.task.seq })}</Chip>
            <Button size="small" variant="quiet" onClick={() => controller.list.sortLike(null)}>
              {t("bulk.queueOrder")}
            </Button>
          </span>
        )}
      </div>
    </header>
  );
}
