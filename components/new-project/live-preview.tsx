"use client";
/** The label view as annotators will see it, on the first row of the data; it follows the labels as they are changed. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { PreviewProps } from "@/components/annotate/preview/preview-view";
import { SchemaPreview } from "@/components/schema/schema-preview";
import { Button } from "@/components/ui/button";
import { Card, EmptyState } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { importLater, Later } from "@/components/ui/later";
import { useToast } from "@/components/ui/toast";
import { useT } from "@/lib/client/i18n";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import type { LabelSchema } from "@/lib/labels/schema";
import { previewTask } from "./example-task";
import { type GivenData, mappingOf } from "./given-data";
import { useFirstImage } from "./use-first-image";

const PreviewView = importLater(() =>
  import("@/components/annotate/preview/preview-view").then((loaded) => loaded.default),
);

/** What the label view is laid out for, px: on a wide screen all three of its columns. */
const WIDE_PX = 1180;
const WIDE_FROM_PX = 1100;
const HEIGHT_SHARE = 0.58;
const PHONE_HEIGHT_SHARE = 1.5;

/** How wide the label view would be on this screen, and how much smaller it is shown here. */
function useScale() {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: WIDE_PX, scale: 0 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = window.innerWidth >= WIDE_FROM_PX ? WIDE_PX : window.innerWidth;
      if (entry) setSize({ width, scale: entry.contentRect.width / width });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const height = size.width * (size.width < 720 ? PHONE_HEIGHT_SHARE : HEIGHT_SHARE);
  return { frame, ...size, height };
}

type Props = { name: string; schema: LabelSchema | null; data: GivenData | null };

export function LivePreview({ name, schema: given, data }: Props) {
  const t = useT();
  const toast = useToast();
  const [isTrying, setTrying] = useState(false);
  const [sound, setSound] = useState<LabelSchema | null>(null);
  const latest = useDeferredValue(given);
  const checked = useMemo(() => (latest ? checkLabelSchema(latest) : null), [latest]);
  // A schema with a problem cannot be shown: the last sound one stays.
  const schema = checked?.ok ? checked.value : latest ? sound : null;
  if (checked?.ok && sound !== checked.value) setSound(checked.value);
  const row = data?.kind === "file" ? (data.preview.rows[0] ?? null) : null;
  const fields = useMemo(() => (data && schema ? mappingOf(data, schema).fields : {}), [data, schema]);
  const imageField = schema?.inputs.find(({ kind }) => kind === "image")?.field;
  const image = useFirstImage(imageField === undefined ? null : data, imageField && fields[imageField]);
  const task = useMemo(
    () => schema && previewTask(schema, row && { value: row, fields }, image, t),
    [schema, row, fields, image, t],
  );
  const hasOwn = row !== null || image !== null;
  const fileName = data?.kind === "file" ? data.file.name : (data?.files[0]?.name ?? "");
  return (
    <Card className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2>{t("newProject.preview")}</h2>
        {schema && (
          <>
            <span className="min-w-0 text-muted text-xs [overflow-wrap:anywhere]">
              {hasOwn
                ? t(row ? "newProject.previewOwn" : "newProject.previewImage", { name: fileName })
                : t("newProject.previewSample")}
            </span>
            <Button className="ms-auto" size="small" onClick={() => setTrying(true)}>
              {t("newProject.tryIt")}
            </Button>
          </>
        )}
      </div>
      {schema && task ? (
        <>
          <Small name={name} schema={schema} task={task} />
          {data && imageField !== undefined && image === null && (
            <p className="text-muted text-xs">{t("newProject.previewImageLater")}</p>
          )}
          <details>
            <summary className="text-muted">{t("newProject.previewAsked")}</summary>
            <div className="mt-2">
              <SchemaPreview schema={schema} />
            </div>
          </details>
          <Dialog
            open={isTrying}
            wide="full"
            title={`${t("newProject.tryIt")}: ${t("newProject.tryHint")}`}
            onClose={() => setTrying(false)}
          >
            <div className="-mx-4 -my-3 h-[calc(100dvh-80px)]">
              {isTrying && (
                <Later
                  part={PreviewView}
                  props={{
                    name,
                    schema,
                    task,
                    onSubmit: () => toast(t("newProject.tryDone"), { tone: "good" }),
                  }}
                />
              )}
            </div>
          </Dialog>
        </>
      ) : (
        <EmptyState title={t("newProject.previewEmpty")} />
      )}
    </Card>
  );
}

/** A picture of the label view: what it says is said in words below it. */
function Small(props: PreviewProps) {
  const { frame, width, height, scale } = useScale();
  return (
    <div
      ref={frame}
      aria-hidden
      inert
      data-testid="live-preview"
      className="min-w-0 overflow-hidden rounded-md border border-line bg-bg"
      style={{ height: height * scale || undefined }}
    >
      <div style={{ width, height, transform: `scale(${scale})`, transformOrigin: "0 0" }}>
        {scale > 0 && <Later part={PreviewView} props={props} />}
      </div>
    </div>
  );
}
