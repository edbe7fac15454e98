"use client";
/** Chooses the image that a template is placed on: one of the project's, or a file that stays in this browser. */
import { useEffect, useId, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useAction } from "@/components/ui/use-action";
import { call } from "@/lib/client/api/call";
import { useT } from "@/lib/client/i18n";
import type { TaskItem } from "@/lib/contracts/tasks";
import type { Rect } from "@/lib/core/geometry";

export type Example = {
  url: string;
  /** Lets a file from the disk go. */
  release?: () => void;
  /** Where the template was left on it, shares of the image. */
  rect?: Rect;
};

type Props = { projectId: string | null; onChoose: (example: Example) => void };
type Shown = Pick<TaskItem, "id" | "seq" | "preview"> & { thumbnailUrl: string };

const PAGE = 48;

export function ExampleImage({ projectId, onChoose }: Props) {
  const t = useT();
  const id = useId();
  const { busy, run } = useAction();
  const [items, setItems] = useState<Shown[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const load = async (from: string | null) => {
    // A project that is still to be made has no tasks.
    if (projectId === null) return setItems([]);
    await run(async () => {
      const query = { limit: PAGE, ...(from === null ? {} : { cursor: from }) };
      const page = await call("listTasks", { params: { project: projectId }, query });
      const shown = page.items.flatMap(({ thumbnailUrl, ...item }) =>
        thumbnailUrl === null ? [] : { ...item, thumbnailUrl },
      );
      setItems((before) => [...(from === null ? [] : (before ?? [])), ...shown]);
      setCursor(page.nextCursor);
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page, once
  useEffect(() => {
    void load(null);
  }, [projectId]);
  const chooseTask = (task: string) =>
    run(async () => {
      if (projectId === null) return;
      const { images } = await call("getTask", { params: { project: projectId, task } });
      const [image] = Object.values(images);
      if (image) onChoose({ url: image.url });
    });
  const chooseFile = async (file: File | undefined) => {
    if (!file) return;
    const url = URL.createObjectURL(file);
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      onChoose({ url, release: () => URL.revokeObjectURL(url) });
    } catch {
      URL.revokeObjectURL(url);
      setUnreadable(true);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif"
          aria-describedby={`${id}-hint`}
          className="peer sr-only"
          onChange={(event) => void chooseFile(event.target.files?.[0])}
        />
        <label
          htmlFor={id}
          className={`${buttonClass()} cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-accent`}
        >
          <Icon name="upload" />
          {t("settings.exampleFile")}
        </label>
        <p id={`${id}-hint`} className="text-muted text-xs">
          {t("settings.exampleFileHint")}
        </p>
        {isUnreadable && (
          <p role="alert" className="w-full text-bad text-xs">
            {t("settings.exampleUnreadable")}
          </p>
        )}
      </div>
      <section aria-labelledby={`${id}-tasks`} className="flex flex-col gap-2">
        <h3 id={`${id}-tasks`}>{t("settings.exampleTasks")}</h3>
        {items === null && <p className="text-muted">{t("common.loading")}</p>}
        {items?.length === 0 && cursor === null && (
          <p className="text-muted">{t("settings.exampleNoTasks")}</p>
        )}
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
          {items?.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                disabled={busy}
                className="flex w-full flex-col overflow-hidden rounded-md border border-line bg-surface-2 text-start hover:border-accent"
                onClick={() => void chooseTask(item.id)}
              >
                {/* biome-ignore lint/performance/noImgElement: thumbnails are made by the server in this size */}
                <img src={item.thumbnailUrl} alt="" loading="lazy" className="h-24 w-full object-contain" />
                <span className="w-full truncate bg-surface px-1.5 py-1 text-xs">
                  #{item.seq} <span dir="auto">{item.preview}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {cursor !== null && (
          <Button className="self-start" busy={busy} onClick={() => void load(cursor)}>
            {t("settings.exampleMore")}
          </Button>
        )}
      </section>
    </div>
  );
}
