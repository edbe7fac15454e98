"use client";
/** What belongs to the tool in hand and to what is being drawn, beside the bar of tools. */
import { Button } from "@/components/ui/button";
import { LineIcon } from "@/components/ui/icon";
import { useT } from "@/lib/client/i18n";
import { withLaterWords } from "@/lib/client/words/later-words";
import { MAX_BRUSH_PX, setLevel } from "@/lib/editor/actions/size-actions";
import { type EditorState, imageSize, levelOf, modeInHand } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { isShared, toolOf } from "@/lib/editor/tools";
import { MAX_LEVEL } from "@/lib/editor/tools/tool";
import { isLarge } from "@/lib/images/tile-pyramid";
import { regionKind } from "@/lib/kinds";
import { keepFocus, useEditor } from "../label-context";
import { SegmentBar } from "./segment-bar";
import { toolButtonClass } from "./tool-button-class";

const BAR = "pointer-events-auto flex items-center gap-0.5 rounded-lg bg-surface p-1 shadow-pop";

function ToolOptionsContent({ editor }: { editor: EditorStore }) {
  return (
    // What comes and goes while something is drawn moves nothing else. On a phone the ways of the tool stand in the row of
    // the tools, and what belongs to a drawing below it.
    <div className="flex min-w-0 flex-col items-start gap-2 max-sm:contents">
      <div className="flex flex-wrap items-start gap-2 max-sm:contents">
        <ModeBar editor={editor} />
        <DrawingBar editor={editor} />
      </div>
      <SegmentBar editor={editor} />
    </div>
  );
}

export const ToolOptions = withLaterWords(ToolOptionsContent);

/** Ends, takes back or drops what is drawn point by point, for hands without these keys. */
function DrawingBar({ editor }: { editor: EditorStore }) {
  const t = useT();
  const isDrawing = useEditor(
    editor,
    ({ editing, toolOwner, toolState }) => toolOf(editing, toolOwner).takesKeys?.(toolState) ?? false,
  );
  if (!isDrawing) return null;
  return (
    <div
      role="toolbar"
      aria-label={t("shapes.drawing")}
      className={`${BAR} flex-wrap max-sm:col-span-2 max-sm:w-fit`}
    >
      <Button
        variant="quiet"
        onMouseDown={keepFocus}
        onClick={() => editor.toolKey("enter")}
        shortcut="Enter"
      >
        {t("shapes.finishShape")}
      </Button>
      <Button
        variant="quiet"
        onMouseDown={keepFocus}
        onClick={() => editor.toolKey("backspace")}
        shortcut="⌫"
      >
        {t("shapes.takeBackPoint")}
      </Button>
      <Button variant="quiet" onMouseDown={keepFocus} onClick={() => editor.cancelGesture()} shortcut="Esc">
        {t("common.cancel")}
      </Button>
    </div>
  );
}

/** Whether an image is too large for its colours to be read, which tools that follow them would need. */
const showsTiles = ({ inputs, pixels }: EditorState): boolean =>
  Object.entries(inputs).some(([input, content]) => {
    const size = imageSize(content);
    return size !== null && isLarge(size) && !pixels[input]?.();
  });

/** The ways in which the tool in hand draws, and the size of its brush or the level that it works by. */
function ModeBar({ editor }: { editor: EditorStore }) {
  const t = useT();
  const tool = useEditor(editor, (state) => state.toolId);
  const mode = useEditor(editor, (state) => modeInHand(state, state.toolId));
  const level = useEditor(editor, levelOf);
  const brushPx = useEditor(editor, (state) => state.brushPx);
  const off = useEditor(editor, (state) => state.readOnly);
  const modes = useEditor(editor, ({ editing }) => editing.get(tool)?.modes);
  const isBlind = useEditor(editor, (state) => level !== undefined && showsTiles(state));
  if (!modes || isShared(tool) || off) return null;
  return (
    <div
      role="toolbar"
      aria-label={t("shapes.toolModes")}
      className={`${BAR} [scrollbar-width:none] max-sm:w-fit max-sm:max-w-full max-sm:overflow-x-auto sm:flex-wrap`}
    >
      {modes.map(({ id, name, icon }) => (
        <button
          key={id}
          type="button"
          aria-label={t(name)}
          aria-pressed={id === mode?.id}
          title={t(name)}
          onMouseDown={keepFocus}
          onClick={() => editor.setMode(tool, id)}
          className={toolButtonClass(id === mode?.id)}
        >
          <LineIcon path={icon} />
        </button>
      ))}
      {isBlind && <span className="px-1 text-warn text-xs">{t("shapes.noColours")}</span>}
      {mode?.level && level !== undefined ? (
        <Slider
          name={t(mode.level.name)}
          showsName
          max={MAX_LEVEL}
          value={level}
          text={`${level}`}
          onChange={(value) => setLevel(editor, value)}
        />
      ) : (
        regionKind(tool).tool?.hasSize &&
        !mode?.hasNoBrush && (
          <Slider
            name={t("shapes.brushSize")}
            // It goes up by factors: small brushes are chosen finely.
            max={100}
            value={Math.round((100 * Math.log(brushPx)) / Math.log(MAX_BRUSH_PX))}
            text={`${brushPx} px`}
            onChange={(value) =>
              editor.set({ brushPx: Math.max(1, Math.round(MAX_BRUSH_PX ** (value / 100))) })
            }
          />
        )
      )}
    </div>
  );
}

type SliderProps = {
  name: string;
  /** Its figure alone does not say what it is. */
  showsName?: boolean;
  max: number;
  value: number;
  text: string;
  onChange: (value: number) => void;
};

/** What the wheel changes with Alt. */
function Slider({ name, showsName, max, value, text, onChange }: SliderProps) {
  const t = useT();
  return (
    <label className="flex flex-none items-center gap-1.5 px-1 text-muted text-xs">
      <span className={showsName ? "max-sm:sr-only" : "sr-only"}>{name}</span>
      <input
        type="range"
        min={0}
        max={max}
        value={value}
        aria-valuetext={text}
        title={`${name} (${t("shapes.keyAltWheel")})`}
        className="w-24 accent-accent"
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <span className={showsName ? "num w-7" : "num w-12"} aria-hidden>
        {text}
      </span>
    </label>
  );
}
