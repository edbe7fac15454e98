/**
 * The template of a skeleton while it is edited over an example image: joints are placed in turn, dragged, connected, paired
 * for the mirror, renamed and removed, each a step that can be undone. Places are shares of the image, [0, 1]; the control
 * keeps shares of the rectangle around all joints (`templateOf`), so that it fits into any rectangle that is drawn later.
 */
import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";
import type { SkeletonControl } from "./control";
import { templatePlaces } from "./template";

type Joint = SkeletonControl["joints"][number];
type Bone = SkeletonControl["bones"][number];
/** What clicks do: place joints, connect two by a bone, or make two each other's mirror image. */
export type TemplateMode = "place" | "connect" | "pair";

type Snapshot = {
  joints: readonly Joint[];
  bones: readonly Bone[];
  places: ReadonlyMap<string, Point>;
  /** Joints that have not been placed on this image, the next one first. */
  waiting: readonly string[];
};

export type TemplateEdit = Snapshot & {
  past: readonly Snapshot[];
  future: readonly Snapshot[];
  /** Changes of one gesture (a drag, a name that is typed) are one step. */
  gesture: string | null;
  mode: TemplateMode;
  chosen: string | null;
  /** The first of the two joints that are connected or paired. */
  from: string | null;
};

export type TemplateEvent =
  | { type: "mode"; mode: TemplateMode }
  | { type: "choose"; id: string }
  /** The image was pressed: the next joint in turn stands there, or a new one under `id`, `joined` with the chosen one. */
  | { type: "press"; at: Point; id: string; name: string; joined: boolean }
  | { type: "move"; id: string; to: Point; gesture: string }
  | { type: "rename"; id: string; name: string }
  | { type: "remove"; id: string }
  /** A joint was pressed where two are connected or paired. */
  | { type: "touch"; id: string }
  | { type: "join"; from: string; to: string }
  | { type: "pair"; id: string; other: string | null }
  | { type: "place-all" | "leave-rest" | "let-go" | "undo" | "redo" };

/** Steps that can be undone. */
const KEPT_STEPS = 200;
/** As the schema takes them. */
const MAX_JOINTS = 200;
const MAX_BONES = 400;

const share = (value: number) => Math.min(Math.max(value, 0), 1);
const onPicture = ([x, y]: Point): Point => [share(x), share(y)];
const snapshotOf = ({ joints, bones, places, waiting }: Snapshot): Snapshot => ({
  joints,
  bones,
  places,
  waiting,
});

/** @param rect where the template lies on the image, shares of it */
export function editTemplate(control: SkeletonControl, rect: Rect, isInTurn: boolean): TemplateEdit {
  const { joints, bones } = control;
  const places = new Map(
    [...templatePlaces(control)].map(([id, [x, y]]): [string, Point] => [
      id,
      onPicture([rect.x + x * rect.width, rect.y + y * rect.height]),
    ]),
  );
  const waiting = isInTurn ? joints.map(({ id }) => id) : [];
  const none = { past: [], future: [], gesture: null, chosen: null, from: null };
  return { joints, bones, places, waiting, mode: "place", ...none };
}

/** A step; of one gesture the first state is the one that undo goes back to. */
function step(edit: TemplateEdit, part: Partial<TemplateEdit>, gesture: string | null = null): TemplateEdit {
  const goesOn = gesture !== null && gesture === edit.gesture;
  const past = goesOn ? edit.past : [...edit.past, snapshotOf(edit)].slice(-KEPT_STEPS);
  return { ...edit, past, future: [], gesture, ...part };
}

function goBack(edit: TemplateEdit, from: "past" | "future"): TemplateEdit {
  const to = from === "past" ? "future" : "past";
  const found = edit[from].at(-1);
  if (!found) return edit;
  const isThere = (id: string | null) => found.joints.some((joint) => joint.id === id);
  return {
    ...edit,
    ...found,
    [from]: edit[from].slice(0, -1),
    [to]: [...edit[to], snapshotOf(edit)],
    gesture: null,
    from: null,
    chosen: isThere(edit.chosen) ? edit.chosen : null,
  };
}

const without = (waiting: readonly string[], id: string) => waiting.filter((one) => one !== id);
const joins = ([a, b]: Bone, one: string, other: string) =>
  (a === one && b === other) || (a === other && b === one);
export const isJoined = ({ bones }: Pick<Snapshot, "bones">, one: string, other: string): boolean =>
  bones.some((bone) => joins(bone, one, other));

type Added = { id: string; name: string; at: Point; joined: boolean };

function add(edit: TemplateEdit, { id, name, at, joined }: Added): TemplateEdit {
  if (edit.joints.length >= MAX_JOINTS || edit.places.has(id)) return edit;
  const from = edit.chosen;
  const isJoined = joined && from !== null && edit.bones.length < MAX_BONES;
  return step(edit, {
    joints: [...edit.joints, { id, name }],
    bones: isJoined ? [...edit.bones, [from, id]] : edit.bones,
    places: new Map([...edit.places, [id, onPicture(at)]]),
    chosen: id,
  });
}

function press(edit: TemplateEdit, event: TemplateEvent & { type: "press" }): TemplateEdit {
  if (edit.mode !== "place") return { ...edit, from: null };
  const [next, ...waiting] = edit.waiting;
  if (next === undefined) return add(edit, event);
  return step(edit, {
    places: new Map([...edit.places, [next, onPicture(event.at)]]),
    waiting,
    chosen: next,
  });
}

function remove(edit: TemplateEdit, id: string): TemplateEdit {
  if (edit.joints.length === 1) return edit;
  return step(edit, {
    joints: edit.joints
      .filter((joint) => joint.id !== id)
      .map((joint) => (joint.mirror === id ? withMirror(joint, null) : joint)),
    bones: edit.bones.filter((bone) => !bone.includes(id)),
    places: new Map([...edit.places].filter(([one]) => one !== id)),
    waiting: without(edit.waiting, id),
    chosen: edit.chosen === id ? null : edit.chosen,
    from: edit.from === id ? null : edit.from,
  });
}

/** Two that are connected already are no longer. */
function join(edit: TemplateEdit, from: string, to: string): TemplateEdit {
  if (from === to) return edit;
  const bones = isJoined(edit, from, to)
    ? edit.bones.filter((bone) => !joins(bone, from, to))
    : [...edit.bones, [from, to] satisfies Bone];
  return bones.length > MAX_BONES ? edit : step(edit, { bones, from: null, chosen: to });
}

function withMirror({ mirror: _mirror, ...joint }: Joint, mirror: string | null): Joint {
  return mirror === null ? joint : { ...joint, mirror };
}

/** Both of a pair know each other, and nobody else them. */
export function paired(joints: readonly Joint[], id: string, other: string | null): Joint[] {
  return joints.map((joint) => {
    if (joint.id === id) return withMirror(joint, other);
    if (joint.id === other) return withMirror(joint, id);
    const isFreed = joint.mirror === id || (other !== null && joint.mirror === other);
    return isFreed ? withMirror(joint, null) : joint;
  });
}

/** Two that are a pair already are no longer. */
function pair(edit: TemplateEdit, id: string, other: string | null): TemplateEdit {
  if (id === other) return edit;
  const isPair = edit.joints.some((joint) => joint.id === id && joint.mirror === other);
  return step(edit, { joints: paired(edit.joints, id, isPair ? null : other), from: null, chosen: id });
}

function touch(edit: TemplateEdit, id: string): TemplateEdit {
  const { from, mode } = edit;
  if (mode === "place") return { ...edit, chosen: id };
  if (from === null) return { ...edit, from: id, chosen: id };
  if (from === id) return { ...edit, from: null };
  return mode === "connect" ? join(edit, from, id) : pair(edit, from, id);
}

/** The joints that an event names: one may be gone by an undo while it is dragged. */
function namedBy(event: TemplateEvent): string[] {
  if (event.type === "join") return [event.from, event.to];
  if (event.type === "pair" && event.other !== null) return [event.id, event.other];
  return "id" in event && event.type !== "press" ? [event.id] : [];
}

export function changeTemplate(edit: TemplateEdit, event: TemplateEvent): TemplateEdit {
  if (!namedBy(event).every((id) => edit.places.has(id))) return edit;
  switch (event.type) {
    case "mode":
      return { ...edit, mode: event.mode, from: null };
    case "choose":
      return edit.chosen === event.id ? edit : { ...edit, chosen: event.id };
    case "press":
      return press(edit, event);
    case "move": {
      const places = new Map([...edit.places, [event.id, onPicture(event.to)]]);
      const part = { places, waiting: without(edit.waiting, event.id), chosen: event.id };
      return step(edit, part, event.gesture);
    }
    case "rename": {
      const joints = edit.joints.map((joint) =>
        joint.id === event.id ? { ...joint, name: event.name } : joint,
      );
      return step(edit, { joints }, `name ${event.id}`);
    }
    case "remove":
      return remove(edit, event.id);
    case "touch":
      return touch(edit, event.id);
    case "join":
      return join(edit, event.from, event.to);
    case "pair":
      return pair(edit, event.id, event.other);
    case "place-all":
      return step(edit, { waiting: edit.joints.map(({ id }) => id), mode: "place", from: null });
    case "leave-rest":
      return edit.waiting.length === 0 ? edit : step(edit, { waiting: [] });
    case "let-go":
      return { ...edit, from: null };
    case "undo":
      return goBack(edit, "past");
    case "redo":
      return goBack(edit, "future");
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** Where the joints stand, as shares of the image; without a size where they are on one spot. */
export const rectOf = ({ places }: Pick<Snapshot, "places">): Rect => boundsOf([...places.values()]) as Rect; // a skeleton has joints

/**
 * The control with the edited template. Joints on one line have no width or height to be a share of: they stand in its
 * middle. Where nothing was moved, added or removed, the places stay as they were.
 */
export function templateOf(
  control: SkeletonControl,
  edit: Pick<Snapshot, "joints" | "bones" | "places">,
  before: Pick<Snapshot, "places">,
): SkeletonControl {
  const isSame =
    edit.places.size === before.places.size &&
    [...edit.places].every(([id, [x, y]]) => {
      const old = before.places.get(id);
      return old !== undefined && old[0] === x && old[1] === y;
    });
  const bones = [...edit.bones];
  if (isSame) return { ...control, joints: [...edit.joints], bones };
  const rect = rectOf(edit);
  const part = (value: number, start: number, length: number) =>
    length === 0 ? 0.5 : rounded((value - start) / length);
  const joints = edit.joints.map((joint) => {
    const [x, y] = edit.places.get(joint.id) as Point; // every joint has a place
    return { ...joint, x: part(x, rect.x, rect.width), y: part(y, rect.y, rect.height) };
  });
  return { ...control, joints, bones };
}
