"use client";
/** The example image with the joints of a template on it: a button per joint, bones and pairs as lines beneath. */
import {
  type CSSProperties,
  type Dispatch,
  type KeyboardEvent,
  type PointerEvent,
  useRef,
  useState,
} from "react";
import { classNames } from "@/components/ui/class-names";
import { useT } from "@/lib/client/i18n";
import type { Point } from "@/lib/core/geometry";
import { newId } from "@/lib/core/ids";
import type { TemplateEdit, TemplateEvent } from "@/lib/kinds/regions/skeleton/template-edit";
import type { BoardZoom } from "./use-board-zoom";

type Props = {
  url: string;
  edit: TemplateEdit;
  hasNames: boolean;
  /** New joints are joined with the chosen one, as with Shift. */
  isChaining: boolean;
  zoom: BoardZoom;
  dispatch: Dispatch<TemplateEvent>;
  /** The image cannot be shown. */
  onBroken: () => void;
};

const ARROWS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Of an arrow key, as a share of the image; ten times as far with Shift. */
const STEP = 0.005;
/** A pointer that moved less has pressed. */
const DRAG_PX = 4;

const percent = (share: number) => `${share * 100}%`;
const jointUnder = ({ clientX, clientY }: PointerEvent) =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-joint]")?.dataset.joint;

/** What the pointer holds since it was pressed; `id` is null on the bare image. */
type Held = { id: string | null; from: Point; pan: (to: Point) => void; gesture: string; isDragged: boolean };

export function TemplateBoard({ url, edit, hasNames, isChaining, zoom, dispatch, onBroken }: Props) {
  const t = useT();
  const { board, frame, scale } = zoom;
  const isWhole = scale === 1;
  const held = useRef<Held | null>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  /** The end of the line that is drawn from a joint. */
  const [pulled, setPulled] = useState<{ from: string; to: Point } | null>(null);
  const { mode, waiting } = edit;
  const placeOf = (id: string): Point => edit.places.get(id) ?? [0.5, 0.5];
  const at = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = (board.current as HTMLDivElement).getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  };
  const press = (event: PointerEvent) => {
    const name = t("settings.jointNumber", { number: edit.joints.length + 1 });
    const joined = isChaining || event.shiftKey;
    dispatch({ type: "press", at: at(event), id: `joint-${newId()}`, name, joined });
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const id = (event.target as Element).closest<HTMLElement>("[data-joint]")?.dataset.joint ?? null;
    const from: Point = [event.clientX, event.clientY];
    held.current = { id, from, pan: zoom.grab(from), gesture: `drag ${newId()}`, isDragged: false };
    event.currentTarget.setPointerCapture(event.pointerId);
    if (id !== null) dispatch({ type: "choose", id });
  };
  const onMove = (event: PointerEvent) => {
    const now = held.current;
    if (!now || (now.id === null && isWhole)) return;
    now.isDragged ||= Math.hypot(event.clientX - now.from[0], event.clientY - now.from[1]) >= DRAG_PX;
    if (!now.isDragged) return;
    // The bare image is dragged along under the pointer.
    if (now.id === null) now.pan([event.clientX, event.clientY]);
    else if (mode === "place") dispatch({ type: "move", id: now.id, to: at(event), gesture: now.gesture });
    else setPulled({ from: now.id, to: at(event) });
  };
  const onUp = (event: PointerEvent) => {
    const now = held.current;
    held.current = null;
    setPulled(null);
    if (!now || now.isDragged === false) {
      if (!now) return;
      // While joints are placed in turn, the next may stand where another one does.
      if (now.id === null || (mode === "place" && waiting.length > 0)) press(event);
      else dispatch({ type: "touch", id: now.id });
      return;
    }
    const other = jointUnder(event);
    if (mode === "place" || now.id === null || other === undefined || other === now.id) return;
    dispatch(
      mode === "connect" ? { type: "join", from: now.id, to: other } : { type: "pair", id: now.id, other },
    );
  };
  const onKey = (event: KeyboardEvent, id: string) => {
    const arrow = ARROWS[event.key];
    const step = STEP * (event.shiftKey ? 10 : 1);
    if (arrow) {
      const [x, y] = placeOf(id);
      const to: Point = [x + arrow[0] * step, y + arrow[1] * step];
      dispatch({ type: "move", id, to, gesture: `arrows ${id}` });
    } else if (event.key === "Delete" || event.key === "Backspace") {
      dispatch({ type: "remove", id });
      board.current?.focus();
    } else return;
    event.preventDefault();
  };
  const ratio = size ? size.width / size.height : 1;
  const pairs = edit.joints.flatMap(({ id, mirror }): [string, string][] =>
    mirror !== undefined && id < mirror && edit.places.has(mirror) ? [[id, mirror]] : [],
  );
  const isPairShown = (pair: [string, string]) =>
    mode === "pair" || (edit.chosen !== null && pair.includes(edit.chosen));
  const frameStyle: CSSProperties = size
    ? { aspectRatio: ratio, maxWidth: `calc((100dvh - 240px) * ${ratio})` }
    : {};
  return (
    <div
      ref={frame}
      className={classNames(
        "mx-auto w-full rounded-md bg-surface-2",
        // Within the frame joints at the border of the image need room.
        !isWhole && "overflow-auto p-3 [scrollbar-width:thin]",
      )}
      style={frameStyle}
    >
      <div
        ref={board}
        role="group"
        tabIndex={-1}
        aria-label={t("settings.templateBoard")}
        data-testid="template-board"
        className={classNames(
          "relative touch-none select-none rounded-md outline-none",
          mode === "place" ? "cursor-crosshair" : "cursor-default",
        )}
        style={{ width: percent(scale), ...(size && { aspectRatio: ratio }) }}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onUp}
        onPointerCancel={() => {
          held.current = null;
          setPulled(null);
        }}
      >
        {/* biome-ignore lint/performance/noImgElement: shown as it is, from the server or from the disk */}
        <img
          src={url}
          alt=""
          draggable={false}
          className="block size-full rounded-md"
          onLoad={({ currentTarget }) =>
            setSize({ width: currentTarget.naturalWidth || 1, height: currentTarget.naturalHeight || 1 })
          }
          onError={onBroken}
        />
        <svg aria-hidden className="pointer-events-none absolute inset-0 size-full overflow-visible">
          {edit.bones.map(([from, to]) => (
            <g key={`${from} ${to}`} opacity={waiting.includes(from) || waiting.includes(to) ? 0.35 : 1}>
              <Line from={placeOf(from)} to={placeOf(to)} />
            </g>
          ))}
          {pairs.filter(isPairShown).map(([from, to]) => (
            <Line key={`${from} ${to}`} from={placeOf(from)} to={placeOf(to)} dash="2 5" />
          ))}
          {pulled && <Line from={placeOf(pulled.from)} to={pulled.to} dash="6 4" />}
        </svg>
        {size &&
          edit.joints.map(({ id, name }) => {
            const [x, y] = placeOf(id);
            const isWaiting = waiting.includes(id);
            const isNext = waiting[0] === id;
            const isMarked = id === edit.chosen || id === edit.from;
            return (
              <button
                key={id}
                type="button"
                data-joint={id}
                aria-label={t("settings.moveJoint", { name })}
                aria-pressed={id === edit.from || (edit.from === null && id === edit.chosen)}
                className={classNames(
                  "-translate-x-1/2 -translate-y-1/2 absolute grid size-6 place-items-center rounded-full",
                  // Those that wait are not in the way of the one that is placed.
                  isWaiting ? "pointer-events-none" : mode === "place" ? "cursor-move" : "cursor-pointer",
                )}
                style={{ left: percent(x), top: percent(y) }}
                onFocus={() => dispatch({ type: "choose", id })}
                onKeyDown={(event) => onKey(event, id)}
                // A pointer has said it by its way already.
                onClick={(event) => event.detail === 0 && dispatch({ type: "touch", id })}
              >
                <span
                  className={classNames(
                    "rounded-full border-2 shadow-[0_0_0_1.5px_#000a]",
                    isWaiting ? "size-2.5 border-white border-dashed" : "border-white bg-accent",
                    !isWaiting && (isMarked ? "size-4 outline-2 outline-accent outline-offset-1" : "size-3"),
                    isNext && "animate-pulse",
                  )}
                />
                {(isMarked || isNext || (hasNames && !isWaiting)) && (
                  <span
                    dir="auto"
                    className="pointer-events-none absolute top-full left-1/2 max-w-40 -translate-x-1/2 truncate rounded bg-black/70 px-1 text-white text-xs"
                  >
                    {name}
                  </span>
                )}
              </button>
            );
          })}
      </div>
    </div>
  );
}

/** Light on dark, to be seen on any image. */
function Line({ from, to, dash }: { from: Point; to: Point; dash?: string }) {
  const ends = { x1: percent(from[0]), y1: percent(from[1]), x2: percent(to[0]), y2: percent(to[1]) };
  return (
    <>
      <line {...ends} stroke="#000" strokeOpacity={0.6} strokeWidth={5} strokeLinecap="round" />
      <line
        {...ends}
        className={dash ? "stroke-white" : "stroke-accent"}
        strokeWidth={2.5}
        strokeDasharray={dash}
      />
    </>
  );
}
