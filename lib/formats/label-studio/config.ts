/**
 * A labeling configuration of Label Studio as a label schema. Tags that show something become inputs, tags that ask something
 * controls with the ids that results name them by; a heading before a control describes it. What has no counterpart is
 * listed by its tag, never dropped silently: tags for sound, video and time series, looks, rules that hang on the interface.
 */
import type { Issue } from "@/lib/core/app-error";
import { at } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import type { Control } from "@/lib/kinds";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import {
  hasLabels,
  type Input,
  isAnswerControl,
  isRegionControl,
  type LabelSchema,
} from "@/lib/labels/schema";
import { freeSlug } from "@/lib/labels/slug";
import { controlFrom, isControlTag, type MadeControl } from "./config-controls";
import { attribute, isOn, isSchemaId, labelMaker, wordFor } from "./config-labels";
import { parseConfig, type Tag } from "./config-xml";

export type ConfigSchema = { schema: LabelSchema; notTaken: string[] };

const MAX_NAME_CHARS = 200;
const MAX_DESCRIPTION_CHARS = 5_000;

/** Kinds of input by tags, in lower case. */
const SHOWN: Record<string, Input["kind"]> = {
  image: "image",
  text: "text",
  hypertext: "text",
  paragraphs: "text",
};
/** Tags around others that mean nothing by themselves. */
const AROUND = new Set(["view", "collapse", "panel"]);

/** A condition as a tag has it. */
type Condition = { tag: Tag; kind: string; control: string | undefined; values: string[] };
type Asked = { tag: Tag; heading: string | undefined; conditions: readonly Condition[] };

const listIn = (written: string | undefined): string[] =>
  (written ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function conditionIn(tag: Tag): Condition[] {
  const kind = attribute(tag, "visibleWhen");
  if (kind === undefined) return [];
  const values = listIn(attribute(tag, "whenChoiceValue") ?? attribute(tag, "whenLabelValue"));
  return [{ tag, kind: kind.toLowerCase(), control: attribute(tag, "whenTagName"), values }];
}

/** The tags of a configuration, sorted by what they are for. */
function gather(root: Tag, tell: (word: string) => void): { shown: Tag[]; asked: Asked[] } {
  const shown: Tag[] = [];
  const asked: Asked[] = [];
  let heading: string | undefined;
  const dropHeading = () => {
    if (heading !== undefined) tell(`Header "${heading}"`);
    heading = undefined;
  };
  const visit = (tag: Tag, outer: readonly Condition[]) => {
    const name = tag.name.toLowerCase();
    const conditions = [...outer, ...conditionIn(tag)];
    if (AROUND.has(name)) {
      if (name !== "view") tell(wordFor(tag));
      for (const child of tag.children) visit(child, conditions);
    } else if (name === "header") {
      dropHeading();
      heading = (attribute(tag, "value") ?? tag.text) || undefined;
    } else if (Object.hasOwn(SHOWN, name)) {
      dropHeading();
      shown.push(tag);
    } else if (isControlTag(tag)) {
      asked.push({ tag, heading, conditions });
      heading = undefined;
    } else tell(wordFor(tag, attribute(tag, "name") === undefined ? "" : `name="${attribute(tag, "name")}"`));
  };
  visit(root, []);
  dropHeading();
  return { shown, asked };
}

/** The member of the data; undefined for a fixed text, or one that is put together. */
const fieldIn = (value: string | undefined): string | undefined => /^\$([^\s$]+)$/.exec(value ?? "")?.[1];

type Shown = { inputs: Input[]; byName: ReadonlyMap<string, Input> };

function inputsFrom(tags: readonly Tag[], tell: (word: string) => void): Shown {
  const inputs: Input[] = [];
  const byName = new Map<string, Input>();
  for (const tag of tags) {
    const field = fieldIn(attribute(tag, "value"));
    if (field === undefined) {
      const told = ["value", "valueList"].find((one) => attribute(tag, one) !== undefined) ?? "value";
      tell(wordFor(tag, `${told}="${attribute(tag, told) ?? ""}"`));
      continue;
    }
    const kind = SHOWN[tag.name.toLowerCase()] as Input["kind"];
    const name = attribute(tag, "name") ?? field;
    const id = idFor(name, (one) => inputs.some((input) => input.id === one));
    const input = { id, kind, field };
    inputs.push(input);
    if (!byName.has(name)) byName.set(name, input);
    if (/^paragraphs$/i.test(tag.name)) tell(wordFor(tag, `name="${name}"`));
    if (attribute(tag, "valueType")?.toLowerCase() === "url") tell(wordFor(tag, 'valueType="url"'));
  }
  return { inputs, byName };
}

const idFor = (name: string, isTaken: (id: string) => boolean): string =>
  isSchemaId(name) && !isTaken(name) ? name : freeSlug(name, isTaken);

type Made = MadeControl & { asked: Asked; name: string };

/** Labels of a tag without shapes of its own, for the shapes without labels on its image. */
const isShared = (tag: Tag, inputs: readonly Input[]): boolean =>
  /^labels$/i.test(tag.name) && inputs.some(({ kind }) => kind === "image");
const isBareShape = (tag: Tag): boolean =>
  isControlTag(tag) && /^(rectangle|ellipse|polygon|keypoint|vector|brush|bitmask)$/i.test(tag.name);

function controlsFrom(
  asked: readonly Asked[],
  { inputs, byName }: Shown,
  tell: (word: string) => void,
): Made[] {
  const made: Made[] = [];
  const inputsOf = (tag: Tag): Input[] => {
    const names = listIn(attribute(tag, "toName"));
    const known = names.flatMap((name) => byName.get(name) ?? []);
    return names.length === 0 && inputs.length === 1 ? inputs : known;
  };
  const shared = asked.filter(({ tag }) => isShared(tag, inputsOf(tag)));
  const bare = asked.filter(({ tag }) => isBareShape(tag));
  const sharedLabels = (input: string): readonly Tag[] =>
    shared.find(({ tag }) => inputsOf(tag).some(({ id }) => id === input))?.tag.children ?? [];
  const maker = labelMaker(tell, new Set());
  for (const one of asked) {
    const { tag, heading } = one;
    if (isShared(tag, inputsOf(tag)) && bare.some((shape) => sharesInput(inputsOf(shape.tag), inputsOf(tag))))
      continue;
    const name = attribute(tag, "name") ?? tag.name;
    const id = idFor(name, (taken) => made.some(({ control }) => control.id === taken));
    const base = {
      id,
      name: name.slice(0, MAX_NAME_CHARS),
      ...(heading !== undefined && { description: heading.slice(0, MAX_DESCRIPTION_CHARS) }),
      ...(isOn(tag, "required") && { required: true as const }),
    };
    if (isOn(tag, "perItem")) tell(wordFor(tag, "perItem"));
    const control = controlFrom({ tag, base, inputs: inputsOf(tag) }, { ...maker, tell, sharedLabels });
    if (control) made.push({ ...control, asked: one, name });
    else if (heading !== undefined) tell(`Header "${heading}"`);
  }
  return made;
}

const sharesInput = (some: readonly Input[], others: readonly Input[]): boolean =>
  some.some(({ id }) => others.some((other) => other.id === id));

/** Conditions on labels of regions are held by the labels; those on answers by the control that waits for them. */
function withConditions(made: readonly Made[], tell: (word: string) => void): Control[] {
  const attributes = new Map<string, Set<string>>();
  const controls = made.map(({ control, asked }) => {
    let visibleWhen: Control["visibleWhen"];
    for (const { tag, kind, control: name, values } of asked.conditions) {
      const target = made.find((one) => one.name === name && one.control !== control);
      const labels = target && hasLabels(target.control) ? target.control.labels : [];
      const ids = values.flatMap((value) => {
        const id = target?.ids.get(value) ?? labels.find((label) => label.name === value)?.id;
        return id === undefined ? [] : [id];
      });
      const isKnown = target !== undefined && ids.length === values.length;
      if (kind === "choice-selected" && isKnown && isAnswerControl(target.control)) {
        // The inner condition; an outer one holds for its target as well, where that is inside, too.
        if (visibleWhen) tell(wordFor(tag, `visibleWhen="${kind}"`));
        visibleWhen = { control: target.control.id, ...(ids.length > 0 && { anyOf: ids }) };
      } else if (kind === "region-selected" && isAnswerControl(control) && control.per === "region") {
        if (target && isKnown && isRegionControl(target.control))
          for (const id of ids) {
            const key = `${target.control.id}/${id}`;
            attributes.set(key, (attributes.get(key) ?? new Set()).add(control.id));
          }
        else if (name !== undefined || values.length > 0) tell(wordFor(tag, `visibleWhen="${kind}"`));
      } else tell(wordFor(tag, `visibleWhen="${kind}"`));
    }
    return visibleWhen ? { ...control, visibleWhen } : control;
  });
  return controls.map((control) => {
    if (!hasLabels(control)) return control;
    const labels = control.labels.map((label) => {
      const asked = attributes.get(`${control.id}/${label.id}`);
      return asked ? { ...label, attributes: [...asked] } : label;
    });
    return { ...control, labels };
  });
}

/** Controls that need regions go where nothing makes any. */
function withoutEmpty(
  controls: readonly Control[],
  made: readonly Made[],
  tell: (word: string) => void,
): Control[] {
  if (controls.some(isRegionControl)) return [...controls];
  return controls.filter((control, i) => {
    const needs = control.kind === "relation" || ("per" in control && control.per === "region");
    if (needs) tell(wordFor((made[i] as Made).asked.tag, `name="${control.name}"`));
    return !needs;
  });
}

/**
 * @returns the schema, checked, and what of the configuration it cannot hold, in the words of that; or why there is none: no
 *   XML, nothing that can be shown or asked, a rule of label schemas that is broken
 */
export function labelSchemaFromConfig(xml: string): Result<ConfigSchema, Message> {
  const root = parseConfig(xml);
  if (!root.ok) return root;
  const told = new Set<string>();
  const tell = (word: string) => void told.add(word);
  const { shown, asked } = gather(root.value, tell);
  const inputs = inputsFrom(shown, tell);
  if (inputs.inputs.length === 0) return err(say("labels.configShowsNothing"));
  const made = controlsFrom(asked, inputs, tell);
  const controls = withoutEmpty(withConditions(made, tell), made, tell);
  if (controls.length === 0) return err(say("labels.configAsksNothing"));
  const checked = checkLabelSchema({ inputs: inputs.inputs, controls });
  if (!checked.ok) {
    const [first] = checked.error as [Issue];
    return err(say("labels.configBroken", { problem: at(first.path, first.message) }));
  }
  return ok({ schema: checked.value, notTaken: [...told] });
}
