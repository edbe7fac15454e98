/**
 * The contract of a kind: everything the program knows of one sort of region or answer, in one manifest per kind. Optional
 * parts are capabilities: a kind without one is not offered where it would be needed. Shared code asks the manifests
 * (`index.ts`) and names no kind.
 */
import type * as z from "zod/mini";
import type { Issue } from "@/lib/core/app-error";
import type { Point, Rect } from "@/lib/core/geometry";
import type { Message } from "@/lib/core/message";
import type { Rle } from "@/lib/geometry/rle";
import type { MessageKey } from "@/lib/i18n";
import type { Label } from "@/lib/labels/parts";
import type { AnswerValue } from "./answer-value";
import type { InputContent } from "./input-content";

/** Reports a problem of a control; the path is relative to the control. */
export type Problem = (path: string, message: Message) => void;

/** What a new control begins with in the schema editor: `input` is of the sort it needs, `inputs` are all there are. */
export type Blank = { id: string; name: string; labels: Label[]; input: string; inputs: string[] };

/** One of a closed list of answers: a label, or a number that annotators give. */
export type ClosedValue = { id: string; name: string };

/** An option of a control that the schema editor shows as a field; left out of the control when it is empty or off. */
export type Setting = {
  key: string;
  name: MessageKey;
  /** Another option and the value of it with which this one means anything; shown always without it. */
  where?: readonly [key: string, value: string];
} & (
  | { type: "switch" }
  | { type: "text" }
  | { type: "number"; min?: number; max?: number; isRequired?: boolean }
  /** The id of one of the data shown; `none` names the choice that leaves the option out, where it may be left out. */
  | { type: "input"; none?: MessageKey }
  /** Ids of data shown, without those that other settings name; left out with none. */
  | { type: "inputs"; besides: readonly string[] }
  /** Ids of controls that make regions; with none the option is left out, which stands for all of them. */
  | { type: "regions" }
  /** Ids of the control's own labels; left out with none. */
  | { type: "labels" }
  /** One of several words; `none` names the choice that leaves the option out, where it may be left out. */
  | { type: "options"; none?: MessageKey; options: readonly { value: string; name: MessageKey }[] }
);

/** A control with labels that the schema editor offers ready, under a name of its own. */
export type Preset = {
  id: string;
  name: MessageKey;
  /** `key` is theirs where it is free. */
  labels: readonly { id: string; name: MessageKey; key: string }[];
};

type Kinded = { kind: string };

/** What every kind has. */
export type CommonKind<C extends Kinded> = {
  kind: C["kind"];
  /** What the schema editor calls it. */
  name: MessageKey;
  /** Its part of a label schema. */
  control: z.ZodMiniType<C>;
  /** The control as the schema editor adds it. */
  blank(parts: Blank): C;
};

/** A stretch of text, half-open, in code points. */
export type TextPart = { start: number; end: number; text: string };

/** Where a shape lies on its image, px. */
type Geometry<S, C> = {
  /** The smallest upright rectangle around it. */
  bounds(shape: S): Rect;
  contains(shape: S, point: Point): boolean;
  /** Of lines and points, which have no inside: how far the point lies away, px. */
  distance?(shape: S, point: Point): number;
  /** It covers an area: its outline (`outlines.ts`) has rings. */
  hasArea?: true;
  /** Of shapes made of pixels: their run lengths. */
  pixels?(shape: S): Rle;
  /** Of shapes that are points with names: those of the control, and where each is set. */
  named?: {
    points(control: C): {
      ids: readonly string[];
      names: readonly string[];
      links: readonly (readonly [string, string])[];
    };
    set(shape: S): readonly { id: string; x: number; y: number; isVisible: boolean }[];
  };
  /** Shown with its inside, selected or not: its outline alone would say too little. */
  isFilled?: true;
};

/** How annotators draw it in the label view: the name of its tool, where it has a button, and how it is used. */
type DrawingTool = {
  name?: MessageKey;
  hint: MessageKey;
  /** What can be done with the grips of a selected shape, where they are no corners. */
  gripHint?: MessageKey;
  /** It draws in several ways. */
  hasModes?: true;
  /** Its shapes have corners that can be added and taken away. */
  hasCorners?: true;
  /** It has a brush with a size. */
  hasSize?: true;
  /** Some of its ways work by a level (`ToolMode` in lib/editor). */
  hasLevels?: true;
};

/**
 * A kind of region. Functions are methods, so that a lookup by name can be called with what the name stands for.
 */
export type RegionKind<C extends Kinded, S extends Kinded> = CommonKind<C> & {
  /** Of its tool: an SVG path on a grid of 16 px, drawn as a line. */
  icon: string;
  /** What its regions lie on. */
  on: InputContent["kind"];
  shape: z.ZodMiniType<S>;
  /** Problems of a well-formed shape on this input; paths are relative to the shape. */
  check(shape: S, control: C, input: InputContent): Issue[];
  /**
   * The shape under changed settings of its control, without what those no longer have; itself where all is left, null where
   * nothing is. Kinds without it have shapes that do not depend on their control.
   */
  fit?(shape: S, control: C): S | null;
  /** Where it is or what it covers, in figures or in the text itself: no language is needed. */
  describe(shape: S): string;
  /** A shape that fits the control, at the start of the text "Hello" or on an image of that size, at least 200 × 200 px. */
  example(control: C, image: { width: number; height: number }): S;
  /** On an image: without it its regions are listed, but not shown on the image. */
  geometry?: Geometry<S, C>;
  /** On a text: what it covers, ascending and apart. */
  text?: { parts(shape: S): readonly TextPart[]; of(parts: TextPart[]): S };
  /** Letter that takes its tool in hand; no label gets it. */
  key?: string;
  tool?: DrawingTool;
  /**
   * Its tool and what changes its shapes (`defineEditing` in lib/editor/editing.ts), loaded when a project has such
   * regions. Without it annotators cannot draw them.
   */
  edit?: () => Promise<{ editing: unknown }>;
};

/** A kind of answer, to a question about the task or about a region. */
export type AnswerKind<C extends Kinded> = CommonKind<C> & {
  /** What is wrong with the value for this control; null when it may be stored. */
  check(value: AnswerValue, control: C): Message | null;
  /** Why a value that a draft may hold cannot be submitted yet; null when it can. Left out where each can. */
  lacks?(value: AnswerValue, control: C): Message | null;
  /** The values there are to choose from, in their order; left out where annotators write free text. */
  values?(control: C): ClosedValue[];
  /** Ids of the inputs that it shows in an order of chance (`lib/annotation/with-places.ts`); by default none. */
  shuffled?(control: C): readonly string[];
  /** The control as annotators see it where inputs go by letters; an input without one by its name. By default as it is. */
  atPlaces?(control: C, letterOf: (input: string) => string | undefined): C;
  /** The input that its answers come from where the control is not said to be about one; by default none. */
  about?(control: C): string | undefined;
  /** Ids of the inputs that it compares, which are looked at beside each other; by default none. */
  compared?(control: C): readonly string[];
  /** `values` in the order and by the names that they have where inputs stand at these places; by default as they are. */
  placedValues?(control: C, places: readonly string[]): ClosedValue[];
  /** The answer after one of `values` was chosen; null when it was taken back and nothing is left. */
  choose?(value: AnswerValue | undefined, id: string, control: C): AnswerValue | null;
  /** Which of the values may be chosen; by default each may. One that may not gets no key. */
  choosable?(control: C): (id: string) => boolean;
  /**
   * Its answers are of a list that a manager has uploaded: the id of that list, undefined while none is chosen, and whether
   * an answer is the id of one of its candidates.
   */
  candidates?(control: C): { list: string | undefined; isOne(value: AnswerValue): boolean };
  /** What labels are called where the others of their control are not shown beside them; by default by their names. */
  namesOf?(control: C): (id: string) => string | undefined;
  /** Its labels lie below each other. */
  hasTree?: boolean;
  /** The keys of its values: those of labels, or the figures themselves. */
  valueKeys?: "labels" | "figures";
  /** A value that fits the control; null where none can be told without the task. */
  example(control: C): AnswerValue | null;
  /** The label view has an input for it (`components/kinds`). */
  hasInput: boolean;
};

/** A kind of link between regions. */
export type RelationKind<C extends Kinded> = CommonKind<C> & {
  /** The label view has a way to make them. */
  hasInput: boolean;
};

export const defineRegionKind = <C extends Kinded, S extends Kinded>(kind: RegionKind<C, S>) => kind;
export const defineAnswerKind = <C extends Kinded>(kind: AnswerKind<C>) => kind;
export const defineRelationKind = <C extends Kinded>(kind: RelationKind<C>) => kind;
