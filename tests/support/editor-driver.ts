/**
 * Drives an editor as a person does, without a browser: pointer on the screen, keys on a keyboard, and says what is in
 * the document afterwards.
 */
import { expect } from "vitest";
import { taskInputs } from "@/lib/annotation/context";
import { type AnnotationDocument, emptyDocument, type Region } from "@/lib/annotation/document";
import { actionFor, bindKeys, type KeyPress, keyPreferences } from "@/lib/client/keyboard";
import type { Point } from "@/lib/core/geometry";
import type { ActionContext } from "@/lib/editor/actions/action";
import { allActions } from "@/lib/editor/actions/all-actions";
import { loadEditing } from "@/lib/editor/editing";
import { HOME_VIEW } from "@/lib/editor/state";
import { EditorStore } from "@/lib/editor/store";
import { loadLateTools } from "@/lib/editor/tools/late-tool";
import { toImage, type Viewport } from "@/lib/editor/viewport";
import { REGION_KINDS, regionKind } from "@/lib/kinds";
import type { BoxShape } from "@/lib/kinds/regions/box/shape";
import type { LabelSchema } from "@/lib/labels/schema";

export const IMAGE_SCHEMA: LabelSchema = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "objects",
      name: "Objects",
      kind: "box",
      input: "image",
      rotatable: true,
      labels: [
        { id: "ship", name: "Ship" },
        { id: "crane", name: "Crane" },
      ],
    },
  ],
};

export const TEXT_SCHEMA: LabelSchema = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "entities",
      name: "Entities",
      kind: "span",
      input: "text",
      labels: [
        { id: "product", name: "Product" },
        { id: "amount", name: "Amount" },
      ],
    },
    {
      id: "topic",
      name: "Topic",
      kind: "choice",
      labels: [
        { id: "billing", name: "Billing" },
        { id: "refund", name: "Refund" },
      ],
    },
  ],
};

export const boxRegion = (id: string, x: number, y: number, width: number, height: number): Region => ({
  id,
  control: "objects",
  labels: ["ship"],
  shape: { kind: "box", x, y, width, height, rotation: 0 },
});

export type DriverOptions = {
  schema?: LabelSchema;
  document?: AnnotationDocument;
  text?: string;
  size?: [width: number, height: number];
  readOnly?: boolean;
  /** In text, whether the first label has been chosen already. */
  inHand?: boolean;
  suggestion?: AnnotationDocument;
};

type Held = { shift?: boolean; alt?: boolean };

/** Of every kind, loaded once: tests make editors without waiting. */
export const EDITING = await loadEditing({
  inputs: IMAGE_SCHEMA.inputs,
  controls: Object.values(REGION_KINDS).map(({ kind }) =>
    regionKind(kind).blank({ id: kind, name: kind, labels: [], input: "image", inputs: ["image"] }),
  ),
});

await loadLateTools();

export class EditorDriver {
  readonly editor: EditorStore;
  readonly #input: string;
  readonly #context: Omit<ActionContext, "repeat">;
  readonly calls: string[] = [];

  constructor(options: DriverOptions = {}) {
    const schema = options.schema ?? (options.text === undefined ? IMAGE_SCHEMA : TEXT_SCHEMA);
    const [widthPx, heightPx] = options.size ?? [200, 100];
    const data = { text: options.text ?? "" };
    let made = 0;
    this.editor = new EditorStore({
      editing: EDITING,
      schema,
      inputs: taskInputs(schema, data, { image: { widthPx, heightPx } }),
      document: options.document ?? emptyDocument(),
      readOnly: options.readOnly ?? false,
      predictions: options.suggestion
        ? [{ id: "p1", model: "model-1", score: null, document: options.suggestion }]
        : [],
      newId: () => `r${++made}`,
    });
    this.#input = schema.inputs[0]?.id ?? "";
    this.editor.setViewSize(this.#input, { width: 800, height: 600 });
    const call = (name: string) => () => {
      this.calls.push(name);
    };
    this.#context = {
      editor: this.editor,
      session: {
        submit: call("submit"),
        previous: call("previous"),
        next: call("next"),
        newest: call("newest"),
        toggleOfflineBatch: () => undefined,
        hasPrevious: () => true,
        hasNext: () => true,
        isEarlier: () => true,
        isAnswering: () => true,
      },
      view: {
        openSkip: call("skip"),
        openAsk: call("ask"),
        openHelp: call("help"),
        openPalette: call("palette"),
        toggle: call("toggle"),
        findRule: call("findRule"),
        switchFocus: call("switchFocus"),
      },
    };
    if (schema.controls[0]?.kind === "span" && options.inHand !== false) this.key("1");
  }

  view(viewport: Viewport): this {
    this.editor.setViewport(this.#input, viewport);
    return this;
  }

  /** Screen coordinates. */
  pointer(type: "down" | "move" | "up", at: Point, held: Held = {}): this {
    const viewport = this.editor.getState().viewports[this.#input] ?? HOME_VIEW;
    const { shift = false, alt = false } = held;
    this.editor.send(this.#input, { type, point: toImage(viewport, at), screen: at, shift, alt });
    return this;
  }
  drag(from: Point, to: Point, held: Held = {}): this {
    return this.pointer("down", from, held).pointer("move", to, held).pointer("up", to, held);
  }
  click(at: Point, held: Held = {}): this {
    return this.pointer("down", at, held).pointer("up", at, held);
  }

  /** Marks text, in code points, as a mouse does. */
  mark(start: number, end: number, commit = true): this {
    this.editor.send(this.#input, { type: "range", start, end, commit });
    return this;
  }

  /** A finger on the word from start to end, code points. */
  tap(start: number, end: number): this {
    this.editor.send(this.#input, { type: "tap", start, end });
    return this;
  }

  /** "shift+ArrowLeft", "ctrl+z", "b" — through the same table and bindings as the page. */
  key(combination: string, repeat = false): this {
    const parts = combination.split("+");
    const key = parts.pop() ?? "";
    const press: KeyPress = {
      key,
      code: "",
      ctrlKey: parts.includes("ctrl"),
      metaKey: parts.includes("meta"),
      altKey: parts.includes("alt"),
      shiftKey: parts.includes("shift"),
    };
    const actions = allActions(this.editor.getState().schema);
    const id = actionFor(press, bindKeys(actions, keyPreferences({}), false));
    const context = { ...this.#context, repeat };
    const action = actions.find((item) => item.id === id);
    if (action?.isEnabled(context)) action.run(context);
    return this;
  }

  /** Enter or Backspace while something is drawn point by point; false when the tool wants no key. */
  toolKey(key: "enter" | "backspace"): boolean {
    return this.editor.toolKey(key);
  }

  get document(): AnnotationDocument {
    return this.editor.getState().document;
  }
  get boxes(): BoxShape[] {
    return this.document.regions.flatMap((region) => (region.shape.kind === "box" ? [region.shape] : []));
  }
  get undoSteps(): number {
    return this.editor.getState().history.past.length;
  }

  /** Boxes as [x, y, width, height]. */
  expectBoxes(...boxes: [number, number, number, number][]): this {
    expect(this.boxes.map(({ x, y, width, height }) => [x, y, width, height])).toEqual(boxes);
    return this;
  }
  /** Spans as [start, end, text, label]. */
  expectSpans(...spans: [number, number, string, string][]): this {
    const found = this.document.regions.flatMap((region) =>
      region.shape.kind === "span"
        ? region.shape.parts.map((part) => [part.start, part.end, part.text, region.labels.join()])
        : [],
    );
    expect(found).toEqual(spans);
    return this;
  }
  expectSelected(...ids: string[]): this {
    expect([...this.editor.getState().selection]).toEqual(ids);
    return this;
  }
}
