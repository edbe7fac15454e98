"use client";
/** The template of a skeleton, placed on an example image in a large dialog. Nothing is kept before it is taken over. */
import { type KeyboardEvent, useEffect, useReducer, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Checkbox } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import type { Rect } from "@/lib/core/geometry";
import type { SkeletonControl } from "@/lib/kinds/regions/skeleton/control";
import {
  changeTemplate,
  editTemplate,
  rectOf,
  type TemplateEdit,
  templateOf,
} from "@/lib/kinds/regions/skeleton/template-edit";
import { type Example, ExampleImage } from "./example-image";
import { JointList } from "./joint-list";
import { TemplateBoard } from "./template-board";
import { type BoardZoom, useBoardZoom } from "./use-board-zoom";

type Props = {
  projectId: string | null;
  control: SkeletonControl;
  example: Example | null;
  onExample: (example: Example | null) => void;
  /** `rect` is where the template lies on the image. */
  onDone: (control: SkeletonControl, rect: Rect) => void;
  onClose: () => void;
};

/** In the middle, before anything was placed. */
const FIRST_RECT: Rect = { x: 0.25, y: 0.15, width: 0.5, height: 0.7 };
/** With more joints their names would hide the image. */
const MOST_NAMES = 8;

export function TemplateDialog({ example, onExample, ...props }: Props) {
  const t = useT();
  const [isBroken, setBroken] = useState(false);
  if (example)
    return (
      <Placing
        key={example.url}
        {...props}
        example={example}
        onBroken={() => {
          setBroken(true);
          onExample(null);
        }}
        onOther={() => onExample(null)}
      />
    );
  return (
    <Dialog open wide="full" title={t("settings.exampleTitle")} onClose={props.onClose}>
      {isBroken && (
        <p role="alert" className="mb-3 text-bad">
          {t("settings.exampleUnreadable")}
        </p>
      )}
      <ExampleImage projectId={props.projectId} onChoose={onExample} />
    </Dialog>
  );
}

type PlacingProps = Omit<Props, "example" | "onExample" | "projectId"> & {
  example: Example;
  onBroken: () => void;
  onOther: () => void;
};

function Placing({ control, example, onDone, onClose, onBroken, onOther }: PlacingProps) {
  const t = useT();
  const [before] = useState(() =>
    editTemplate(control, example.rect ?? FIRST_RECT, example.rect === undefined),
  );
  const [edit, dispatch] = useReducer(changeTemplate, before);
  const [hasNames, setNames] = useState(control.joints.length <= MOST_NAMES);
  const [isChaining, setChaining] = useState(false);
  const zoom = useBoardZoom();
  const isChanged = edit.past.length > 0;
  const isUnnamed = edit.joints.some(({ name }) => name.trim() === "");
  useEffect(() => {
    // Before the dialog, which would close: Escape lets the first of two joints go.
    if (edit.from === null) return undefined;
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      dispatch({ type: "let-go" });
    };
    window.addEventListener("keydown", onEscape, true);
    return () => window.removeEventListener("keydown", onEscape, true);
  }, [edit.from]);
  const onKey = (event: KeyboardEvent) => {
    if (onZoomKey(event, zoom)) return event.preventDefault();
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && !isRedo) return;
    event.preventDefault();
    dispatch({ type: isRedo ? "redo" : "undo" });
  };
  const done = () => onDone(templateOf(control, edit, before), rectOf(edit));
  return (
    <Dialog
      open
      wide="full"
      title={t("settings.templateTitle")}
      unsaved={isChanged}
      onClose={onClose}
      footer={
        <>
          <Button className="me-auto" disabled={isChanged} onClick={onOther}>
            {t("settings.exampleOther")}
          </Button>
          <Button variant="primary" disabled={isUnnamed} onClick={done}>
            {t("settings.templateDone")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3" onKeyDown={onKey}>
        <div className="flex flex-wrap items-center gap-2">
          <Modes {...{ edit, dispatch }} />
          <span className="flex gap-1">
            <Button
              variant="quiet"
              aria-label={t("settings.undo")}
              title={t("settings.undo")}
              disabled={edit.past.length === 0}
              onClick={() => dispatch({ type: "undo" })}
            >
              <Icon name="undo" />
            </Button>
            <Button
              variant="quiet"
              aria-label={t("settings.redo")}
              title={t("settings.redo")}
              disabled={edit.future.length === 0}
              onClick={() => dispatch({ type: "redo" })}
            >
              <Icon name="redo" />
            </Button>
          </span>
          <ZoomButtons zoom={zoom} />
          {edit.mode === "place" && (
            <Checkbox
              label={t("settings.templateChain")}
              title={t("settings.templateChainKey")}
              checked={isChaining}
              onChange={(event) => setChaining(event.target.checked)}
            />
          )}
          <Checkbox
            label={t("settings.templateNames")}
            checked={hasNames}
            onChange={(event) => setNames(event.target.checked)}
          />
        </div>
        <Told {...{ edit, dispatch }} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <TemplateBoard url={example.url} {...{ edit, hasNames, isChaining, zoom, dispatch, onBroken }} />
          <div className="lg:max-h-[calc(100dvh-240px)] lg:overflow-auto">
            <JointList {...{ edit, dispatch }} />
          </div>
        </div>
      </div>
    </Dialog>
  );
}

const ZOOM_KEYS: Record<string, "zoomIn" | "zoomOut" | "fit"> = {
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
  "0": "fit",
};

/** Not while a name is typed. @returns whether the key was one */
function onZoomKey(event: KeyboardEvent, zoom: BoardZoom): boolean {
  const isTyping = event.target instanceof Element && event.target.closest("input,select,textarea") !== null;
  const way = ZOOM_KEYS[event.key];
  if (!way || isTyping || event.ctrlKey || event.metaKey || event.altKey) return false;
  zoom[way]();
  return true;
}

function ZoomButtons({ zoom }: { zoom: BoardZoom }) {
  const t = useT();
  const [zoomOut, zoomIn] = [t("settings.templateZoomOut"), t("settings.templateZoomIn")];
  const isWhole = zoom.scale === 1;
  return (
    <span className="flex items-center gap-1">
      <Button
        variant="quiet"
        aria-label={zoomOut}
        title={`${zoomOut} (−)`}
        disabled={isWhole}
        onClick={zoom.zoomOut}
      >
        <Icon name="minus" />
      </Button>
      <span className="num min-w-12 text-center text-muted">{Math.round(zoom.scale * 100)} %</span>
      <Button
        variant="quiet"
        aria-label={zoomIn}
        title={`${zoomIn} (+)`}
        disabled={!zoom.canZoomIn}
        onClick={zoom.zoomIn}
      >
        <Icon name="plus" />
      </Button>
      <Button
        variant="quiet"
        disabled={isWhole}
        title={`${t("settings.templateZoomFit")} (0)`}
        onClick={zoom.fit}
      >
        {t("settings.templateZoomFit")}
      </Button>
    </span>
  );
}

type EditProps = Pick<Parameters<typeof JointList>[0], "edit" | "dispatch">;
const MODES = [
  { mode: "place", name: "settings.templatePlace" },
  { mode: "connect", name: "settings.templateConnect" },
  { mode: "pair", name: "settings.templatePair" },
] as const;

function Modes({ edit, dispatch }: EditProps) {
  const t = useT();
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t("settings.templateMode")}</legend>
      {MODES.map(({ mode, name }) => (
        <Button
          key={mode}
          aria-pressed={edit.mode === mode}
          variant={edit.mode === mode ? "primary" : "secondary"}
          onClick={() => dispatch({ type: "mode", mode })}
        >
          {t(name)}
        </Button>
      ))}
    </fieldset>
  );
}

/** What a press does now. */
function Told({ edit, dispatch }: EditProps) {
  const t = useT();
  const isInTurn = edit.mode === "place" && edit.waiting.length > 0;
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
      <p role="status" className={isInTurn ? "font-semibold" : "text-muted"}>
        {toldOf(edit, t)}
      </p>
      {isInTurn ? (
        <Button size="small" onClick={() => dispatch({ type: "leave-rest" })}>
          {t("settings.templateLeaveRest")}
        </Button>
      ) : (
        <Button size="small" onClick={() => dispatch({ type: "place-all" })}>
          {t("settings.templatePlaceAll")}
        </Button>
      )}
    </div>
  );
}

function toldOf(edit: TemplateEdit, t: ReturnType<typeof useT>): string {
  const nameOf = (id: string | undefined | null) => edit.joints.find((joint) => joint.id === id)?.name ?? "";
  if (edit.from !== null)
    return t(edit.mode === "pair" ? "settings.templatePairSecond" : "settings.templateConnectSecond", {
      name: nameOf(edit.from),
    });
  if (edit.mode === "connect") return t("settings.templateConnectHint");
  if (edit.mode === "pair") return t("settings.templatePairHint");
  if (edit.waiting.length === 0) return t("settings.templatePlaceHint");
  const all = edit.joints.length;
  return t("settings.templateNext", {
    name: nameOf(edit.waiting[0]),
    number: all - edit.waiting.length + 1,
    all,
  });
}
