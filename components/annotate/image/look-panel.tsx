"use client";
/** How the image and its shapes are shown: what is dark or faint can be told apart. Goes along from task to task. */
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { useT } from "@/lib/client/i18n";
import type { TaskImage } from "@/lib/contracts/labeling";
import { type ImageLook, PLAIN_AIDS, PLAIN_LOOK, type ViewAids } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { type LevelWindow, movedEnd, placeOfLevel } from "@/lib/images/level-window";
import { useEditor } from "../label-context";

const LEVELS = [
  ["brightness", 0.25, 4],
  ["contrast", 0.25, 4],
  ["gamma", 0.2, 5],
] as const;

const SLIDER_STEPS = 1_000;

/** What is set back to the plain values is the plain object again: all ask for it by identity. */
const tidied = <T extends object>(value: T, plain: T): T =>
  (Object.keys(plain) as (keyof T)[]).every((key) => value[key] === plain[key]) ? plain : value;

export function LookPanel({ editor, image }: { editor: EditorStore; image: TaskImage }) {
  const t = useT();
  const look = useEditor(editor, (state) => state.imageLook);
  const aids = useEditor(editor, (state) => state.viewAids);
  const setLook = (part: Partial<ImageLook>) =>
    editor.set({ imageLook: tidied({ ...look, ...part }, PLAIN_LOOK) });
  const setAids = (part: Partial<ViewAids>) =>
    editor.set({ viewAids: tidied({ ...aids, ...part }, PLAIN_AIDS) });
  return (
    <div className="absolute end-0 bottom-full mb-2 grid max-h-[calc(100cqh-4.5rem)] w-64 gap-3 overflow-auto rounded-lg bg-surface p-3 shadow-pop">
      {image.window && (
        <WindowGroup
          own={image.window}
          shown={look.window ?? image.window}
          onChange={(window) => setLook({ window })}
        />
      )}
      <Group name={t("label.look")}>
        {LEVELS.map(([part, min, max]) => (
          <Slider
            key={part}
            name={t(`shapes.${part}`)}
            // Sliders go up by factors: half as much is as far from the middle as twice as much.
            min={Math.log2(min)}
            max={Math.log2(max)}
            value={Math.log2(look[part])}
            said={look[part].toFixed(2)}
            onChange={(value) => setLook({ [part]: Math.round(100 * 2 ** value) / 100 })}
          />
        ))}
        <Check
          name={t("shapes.equalised")}
          on={look.isEqualised}
          onChange={(isEqualised) => setLook({ isEqualised })}
        />
        <Check
          name={t("shapes.inverted")}
          on={look.isInverted}
          onChange={(isInverted) => setLook({ isInverted })}
        />
        <Check name={t("shapes.smooth")} on={look.isSmooth} onChange={(isSmooth) => setLook({ isSmooth })} />
      </Group>
      <Group name={t("shapes.shapesLook")}>
        <Slider
          name={t("shapes.fill")}
          min={0}
          max={1}
          value={aids.fill ?? 0}
          said={aids.fill === null ? t("shapes.fillByKind") : aids.fill.toFixed(2)}
          onChange={(fill) => setAids({ fill: Math.round(fill * 100) / 100 })}
        />
        <Check
          name={t("shapes.outlines")}
          on={aids.hasOutlines}
          onChange={(hasOutlines) => setAids({ hasOutlines })}
        />
        <Check
          name={t("shapes.byObject")}
          on={aids.isByObject}
          onChange={(isByObject) => setAids({ isByObject })}
        />
      </Group>
      <Group name={t("shapes.aids")}>
        <Check
          name={t("shapes.crosshair")}
          on={aids.hasCrosshair}
          onChange={(hasCrosshair) => setAids({ hasCrosshair })}
        />
        <Check
          name={t("shapes.pixelGrid")}
          on={aids.hasPixelGrid}
          onChange={(hasPixelGrid) => setAids({ hasPixelGrid })}
        />
        <Check
          name={t("shapes.minimap")}
          on={aids.hasMinimap}
          onChange={(hasMinimap) => setAids({ hasMinimap })}
        />
      </Group>
      <Button
        disabled={look === PLAIN_LOOK && aids === PLAIN_AIDS}
        onClick={() => editor.set({ imageLook: PLAIN_LOOK, viewAids: PLAIN_AIDS })}
      >
        {t("shapes.plainLook")}
      </Button>
      <p className="text-faint text-xs">
        <Kbd>`</Kbd> {t("shapes.keyPeek")}
      </p>
    </div>
  );
}

type WindowProps = {
  own: LevelWindow;
  shown: { low: number; high: number };
  onChange: (window: { low: number; high: number }) => void;
};

/** Which levels of an image of 16 bits are black and white; one end never passes the other. */
function WindowGroup({ own, shown, onChange }: WindowProps) {
  const t = useT();
  // A window taken along from another image may reach beyond the levels of this one.
  const range = { min: Math.min(own.min, shown.low), max: Math.max(own.max, shown.high) };
  return (
    <Group name={t("shapes.window")}>
      {(["low", "high"] as const).map((end) => (
        <Slider
          key={end}
          name={t(`shapes.window_${end}`)}
          min={0}
          max={1}
          step={1 / SLIDER_STEPS}
          value={placeOfLevel(shown[end], range)}
          said={String(shown[end])}
          onChange={(place) => onChange(movedEnd(shown, end, place, range))}
        />
      ))}
    </Group>
  );
}

const Group = ({ name, children }: { name: string; children: ReactNode }) => (
  <fieldset className="grid gap-1.5">
    <legend className="mb-1 font-semibold text-xs">{name}</legend>
    {children}
  </fieldset>
);

type SliderProps = {
  name: string;
  min: number;
  max: number;
  value: number;
  /** The value in words. */
  said: string;
  step?: number;
  onChange: (value: number) => void;
};

const Slider = ({ name, min, max, value, said, step, onChange }: SliderProps) => (
  <label className="grid grid-cols-[1fr_auto] gap-x-2 gap-y-0.5 text-muted text-xs">
    {name}
    <span className="num" aria-hidden>
      {said}
    </span>
    <input
      type="range"
      min={min}
      max={max}
      step={step ?? (max - min) / 100}
      value={value}
      aria-valuetext={said}
      className="col-span-2 w-full accent-accent"
      onChange={(event) => onChange(Number(event.target.value))}
    />
  </label>
);

type CheckProps = { name: string; on: boolean; onChange: (on: boolean) => void };

const Check = ({ name, on, onChange }: CheckProps) => (
  <label className="flex min-h-6 items-center gap-2 text-muted text-xs">
    <input
      type="checkbox"
      checked={on}
      className="size-4 accent-(--accent)"
      onChange={(event) => onChange(event.target.checked)}
    />
    {name}
  </label>
);
