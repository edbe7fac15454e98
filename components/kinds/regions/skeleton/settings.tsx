"use client";
/** The template of a skeleton: its joints on a small board, to be dragged or moved by the arrow keys, and their bones. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select, TextField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { newId } from "@/lib/core/ids";
import type { SkeletonControl } from "@/lib/kinds/regions/skeleton/control";
import { templatePlaces } from "@/lib/kinds/regions/skeleton/template";
import { isJoined, paired } from "@/lib/kinds/regions/skeleton/template-edit";
import type { Example } from "./example-image";
import { TemplateDialog } from "./template-dialog";

type Props = {
  projectId: string | null;
  control: SkeletonControl;
  onChange: (control: SkeletonControl) => void;
};
type Joint = SkeletonControl["joints"][number];

const BOARD_PX = 220;
const MARGIN_PX = 14;
const INNER_PX = BOARD_PX - 2 * MARGIN_PX;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 0.02;

const share = (value: number) => Math.round(Math.min(Math.max(value, 0), 1) * 1000) / 1000;
const atPx = (value: number) => MARGIN_PX + value * INNER_PX;

export function Settings({ projectId, control, onChange }: Props) {
  const t = useT();
  const { joints, bones } = control;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPlacing, setPlacing] = useState(false);
  const [example, setExample] = useState<Example | null>(null);
  // A file from the disk of this browser: let go with the page, or for another one.
  const release = example?.release;
  useEffect(() => () => release?.(), [release]);
  const set = (id: string, part: Partial<Joint>) =>
    onChange({
      ...control,
      joints: joints.map((joint) => (joint.id === id ? clean({ ...joint, ...part }) : joint)),
    });
  const remove = (id: string) =>
    onChange({
      ...control,
      joints: joints
        .filter((joint) => joint.id !== id)
        .map((joint) => (joint.mirror === id ? clean({ ...joint, mirror: undefined }) : joint)),
      bones: bones.filter((bone) => !bone.includes(id)),
    });
  const add = () => {
    // Never that of a joint that is gone: what annotators have set would become another joint.
    const id = `joint-${newId()}`;
    const name = t("settings.jointNumber", { number: joints.length + 1 });
    onChange({ ...control, joints: [...joints, { id, name, x: 0.5, y: 0.5 }] });
    setChosen(id);
  };
  const boneOf = (id: string) => bones.find(([, to]) => to === id)?.[0] ?? "";
  /** The bone that is shown; others to the same joint are changed on the image. */
  const setBone = (id: string, from: string) => {
    const shown = bones.find(([, to]) => to === id);
    const others = bones.filter((bone) => bone !== shown);
    const isThere = from === "" || isJoined({ bones: others }, from, id);
    onChange({ ...control, bones: isThere ? others : [...others, [from, id]] });
  };
  const setMirror = (id: string, other: string) =>
    onChange({ ...control, joints: paired(joints, id, other || null) });
  return (
    <fieldset className="flex flex-wrap items-start gap-4">
      <legend className="mb-1 font-semibold text-sm">{t("settings.skeletonTemplate")}</legend>
      <div className="flex flex-col gap-2">
        <Board
          control={control}
          chosen={chosen}
          onChoose={setChosen}
          onMove={(id, x, y) => set(id, { x, y })}
        />
        <Button onClick={() => setPlacing(true)}>{t("settings.templateOpen")}</Button>
      </div>
      <div className="flex min-w-0 flex-1 basis-96 flex-col gap-1">
        {joints.map((joint) => (
          <div
            key={joint.id}
            className="grid grid-cols-[minmax(6rem,1fr)_minmax(0,8.5rem)_minmax(0,8.5rem)_auto] items-end gap-1.5"
          >
            <TextField
              label={t("settings.jointName")}
              hideLabel
              dir="auto"
              value={joint.name}
              onFocus={() => setChosen(joint.id)}
              onChange={(event) => set(joint.id, { name: event.target.value })}
            />
            <Select
              label={t("settings.boneFrom", { name: joint.name })}
              hideLabel
              title={t("settings.boneFrom", { name: joint.name })}
              value={boneOf(joint.id)}
              onChange={(event) => setBone(joint.id, event.target.value)}
            >
              <option value="">{t("settings.noBone")}</option>
              {joints
                .filter(({ id }) => id !== joint.id)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {t("settings.boneTo", { name })}
                  </option>
                ))}
            </Select>
            <Select
              label={t("settings.mirrorOf", { name: joint.name })}
              hideLabel
              title={t("settings.mirrorOf", { name: joint.name })}
              value={joint.mirror ?? ""}
              onChange={(event) => setMirror(joint.id, event.target.value)}
            >
              <option value="">{t("settings.noMirror")}</option>
              {joints
                .filter(({ id }) => id !== joint.id)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {t("settings.mirrorTo", { name })}
                  </option>
                ))}
            </Select>
            <Button
              variant="danger"
              aria-label={t("settings.removeJoint", { name: joint.name })}
              disabled={joints.length === 1}
              onClick={() => remove(joint.id)}
            >
              <Icon name="trash" />
            </Button>
          </div>
        ))}
        <Button className="self-start" onClick={add}>
          <Icon name="plus" />
          {t("settings.addJoint")}
        </Button>
      </div>
      {isPlacing && (
        <TemplateDialog
          {...{ projectId, control, example }}
          onExample={setExample}
          onDone={(next, rect) => {
            onChange(next);
            if (example) setExample({ ...example, rect });
            setPlacing(false);
          }}
          onClose={() => setPlacing(false)}
        />
      )}
    </fieldset>
  );
}

/** Without members that are left out. */
function clean(joint: { [K in keyof Joint]: Joint[K] | undefined }): Joint {
  return Object.fromEntries(Object.entries(joint).filter(([, value]) => value !== undefined)) as Joint;
}

type BoardProps = {
  control: SkeletonControl;
  chosen: string | null;
  onChoose: (id: string) => void;
  onMove: (id: string, x: number, y: number) => void;
};

function Board({ control, chosen, onChoose, onMove }: BoardProps) {
  const t = useT();
  const board = useRef<SVGSVGElement>(null);
  const dragged = useRef<string | null>(null);
  const places = templatePlaces(control);
  const placeOf = (id: string) => places.get(id) ?? [0.5, 0.5];
  const follow = (event: PointerEvent) => {
    const bounds = board.current?.getBoundingClientRect();
    if (!bounds || dragged.current === null) return;
    const scale = BOARD_PX / bounds.width;
    const at = (client: number, start: number) => share(((client - start) * scale - MARGIN_PX) / INNER_PX);
    onMove(dragged.current, at(event.clientX, bounds.left), at(event.clientY, bounds.top));
  };
  const nudge = (event: KeyboardEvent, id: string) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    const [x, y] = placeOf(id);
    onMove(id, share(x + step[0] * STEP), share(y + step[1] * STEP));
  };
  return (
    <svg
      ref={board}
      viewBox={`0 0 ${BOARD_PX} ${BOARD_PX}`}
      role="group"
      aria-label={t("settings.skeletonBoard")}
      className="w-56 flex-none touch-none rounded-md border border-line bg-surface-2"
      onPointerMove={follow}
      onPointerUp={() => {
        dragged.current = null;
      }}
    >
      {control.bones.map(([from, to]) => {
        const [[ax, ay], [bx, by]] = [placeOf(from), placeOf(to)];
        return (
          <line
            key={`${from} ${to}`}
            x1={atPx(ax)}
            y1={atPx(ay)}
            x2={atPx(bx)}
            y2={atPx(by)}
            className="stroke-2 stroke-muted"
          />
        );
      })}
      {control.joints.map(({ id, name }) => {
        const [x, y] = placeOf(id);
        return (
          <circle
            key={id}
            cx={atPx(x)}
            cy={atPx(y)}
            r={id === chosen ? 8 : 6}
            role="button"
            tabIndex={0}
            aria-label={t("settings.moveJoint", { name })}
            className="cursor-move fill-accent stroke-2 stroke-surface"
            onFocus={() => onChoose(id)}
            onKeyDown={(event) => nudge(event, id)}
            onPointerDown={(event) => {
              dragged.current = id;
              onChoose(id);
              event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
            }}
          >
            <title>{name}</title>
          </circle>
        );
      })}
    </svg>
  );
}
