/** Control tags and the controls they become. Texts in brackets of a message are the file's own words. */
import { type Control, canAnswer, type RegionKindName } from "@/lib/kinds";
import type { Label } from "@/lib/labels/schema";
import { slugOf } from "@/lib/labels/slug";
import { attribute, isOn, type LabelMaker, wordFor } from "./config-labels";
import type { Tag } from "./config-xml";
import { MANY } from "./names";

const MAX_RATING = 10;
const DEFAULT_RATING = 5;

/** What every control has, and what its tag refers to. */
export type About = {
  tag: Tag;
  base: { id: string; name: string; description?: string; required?: true };
  /** Inputs it names, in order; others have been told. */
  inputs: readonly { id: string; kind: "image" | "text" }[];
};

/** Ids of labels by what results call them; none for controls without labels. */
export type MadeControl = { control: Control; ids: ReadonlyMap<string, string> };
type Make = (about: About, tools: Tools) => MadeControl | null;
export type Tools = LabelMaker & {
  tell: (word: string) => void;
  /** Labels of a tag without shapes, for shapes without labels on the same input. */
  sharedLabels: (input: string) => readonly Tag[];
};

const NO_IDS: ReadonlyMap<string, string> = new Map();
const childrenOf = (tag: Tag, name: RegExp): Tag[] => tag.children.filter((child) => name.test(child.name));

const per = (tag: Tag) => (isOn(tag, "perRegion") ? ({ per: "region" } as const) : {});

function numberIn({ tag, tell }: { tag: Tag; tell: Tools["tell"] }, name: string): number | undefined {
  const written = attribute(tag, name);
  if (written === undefined) return undefined;
  const value = Number(written);
  if (Number.isFinite(value)) return value;
  tell(wordFor(tag, `${name}="${written}"`));
  return undefined;
}

/** @param kind of the regions; the input has to be of the kind they lie on */
const region =
  (kind: RegionKindName, extra: Record<string, unknown> = {}): Make =>
  ({ tag, base, inputs }, { labelsOf, sharedLabels, tell }) => {
    const on = kind === "span" ? "text" : "image";
    const input = inputs.find((one) => one.kind === on);
    if (!input) {
      tell(wordFor(tag, `name="${base.name}"`));
      return null;
    }
    const own = childrenOf(tag, /^label$/i);
    const isBare = !/labels$/i.test(tag.name);
    const made = labelsOf(own.length > 0 || !isBare ? own : sharedLabels(input.id), false);
    // Labels that each task brings along are not known here; a shape without any has one that is called like its tag.
    const dynamic = attribute(tag, "value");
    if (made.labels.length === 0 && dynamic !== undefined) tell(wordFor(tag, `value="${dynamic}"`));
    const labels: Label[] =
      made.labels.length > 0 ? made.labels : [{ id: slugOf(base.name), name: base.name }];
    const isMultiple = attribute(tag, "choice")?.toLowerCase() === "multiple";
    const control = {
      ...base,
      kind,
      input: input.id,
      labels,
      ...extra,
      ...(isMultiple && { multiple: true }),
    } as Control;
    return { control, ids: made.ids };
  };

/** A list of choices; a tree of them, or a single one to tick, is a taxonomy. */
const choices: Make = ({ tag, base }, { labelsOf, tell }) => {
  const tags = childrenOf(tag, /^choice$/i);
  const isTree = tags.some((choice) => childrenOf(choice, /^choice$/i).length > 0);
  const { labels, ids } = labelsOf(tags, isTree);
  const dynamic = attribute(tag, "value");
  if (dynamic !== undefined) tell(wordFor(tag, `value="${dynamic}"`));
  if (labels.length === 0) {
    tell(wordFor(tag, `name="${base.name}"`));
    return null;
  }
  const isMultiple = attribute(tag, "choice")?.toLowerCase() === "multiple";
  const common = { ...base, ...per(tag), labels, ...(isMultiple && { multiple: true }) };
  return { control: { ...common, kind: isTree || labels.length === 1 ? "taxonomy" : "choice" }, ids };
};

const taxonomy: Make = ({ tag, base }, { labelsOf, tell }) => {
  const { labels, ids } = labelsOf(childrenOf(tag, /^choice$/i), true);
  for (const name of ["value", "apiUrl"])
    if (attribute(tag, name) !== undefined) tell(wordFor(tag, `${name}="${attribute(tag, name)}"`));
  if (labels.length === 0) return null;
  const isSingle = attribute(tag, "maxUsages") === "1";
  const control: Control = {
    ...base,
    ...per(tag),
    kind: "taxonomy",
    labels,
    ...(!isSingle && { multiple: true }),
    ...(isOn(tag, "leafsOnly") && { leavesOnly: true }),
  };
  return { control, ids };
};

const rating: Make = ({ tag, base }, { tell }) => {
  const written = numberIn({ tag, tell }, "maxRating") ?? DEFAULT_RATING;
  const max = Math.min(MAX_RATING, Math.max(2, Math.round(written)));
  if (max !== written) tell(wordFor(tag, `maxRating="${written}"`));
  return { control: { ...base, ...per(tag), kind: "rating", max }, ids: NO_IDS };
};

const number: Make = ({ tag, base }, { tell }) => {
  const bounds = ["min", "max", "step"].flatMap((name) => {
    const value = numberIn({ tag, tell }, name);
    return value === undefined || (name === "step" && value <= 0) ? [] : [[name, value] as const];
  });
  return { control: { ...base, ...per(tag), kind: "number", ...Object.fromEntries(bounds) }, ids: NO_IDS };
};

/** Where it is told how many submissions there may be, they are a list; where not, lines of one text. */
const text: Make = ({ tag, base }) => {
  const most = Number(attribute(tag, "maxSubmissions") ?? 1);
  if (most > 1)
    return {
      control: { ...base, ...per(tag), kind: "list", ...(most < MANY && { max: Math.floor(most) }) },
      ids: NO_IDS,
    };
  const isLong = Number(attribute(tag, "rows") ?? 1) > 1 || attribute(tag, "maxSubmissions") !== "1";
  return {
    control: { ...base, ...per(tag), kind: "text", ...(isLong && { multiline: true }) },
    ids: NO_IDS,
  };
};

const datetime: Make = ({ tag, base }, { tell }) => {
  const only = (attribute(tag, "only") ?? "date,time").toLowerCase().split(/[\s,]+/);
  const mode = !only.includes("time") ? "date" : only.includes("date") ? "datetime" : "time";
  if (only.some((part) => part !== "date" && part !== "time")) tell(wordFor(tag, `only="${only.join(",")}"`));
  return { control: { ...base, ...per(tag), kind: "datetime", mode }, ids: NO_IDS };
};

const pairwise: Make = ({ tag, base, inputs }, { tell }) => {
  const [left, right] = inputs;
  if (left && right && left.id !== right.id)
    return { control: { ...base, kind: "pairwise", left: left.id, right: right.id }, ids: NO_IDS };
  tell(wordFor(tag, `name="${base.name}"`));
  return null;
};

const relations: Make = ({ tag, base }, { labelsOf }) => {
  const { labels, ids } = labelsOf(childrenOf(tag, /^relation$/i), false);
  return labels.length > 0 ? { control: { ...base, kind: "relation", labels, directed: true }, ids } : null;
};

const turned = { rotatable: true };

/** By the name of the tag in lower case. */
const MAKERS: Record<string, Make> = {
  choices,
  taxonomy,
  rating,
  number,
  textarea: text,
  datetime,
  pairwise,
  relations,
  rectanglelabels: region("box", turned),
  rectangle: region("box", turned),
  ellipselabels: region("ellipse", turned),
  ellipse: region("ellipse", turned),
  polygonlabels: region("polygon"),
  polygon: region("polygon"),
  keypointlabels: region("keypoint"),
  keypoint: region("keypoint"),
  vectorlabels: region("polyline"),
  vector: region("polyline"),
  brushlabels: region("mask"),
  brush: region("mask"),
  bitmasklabels: region("mask"),
  bitmask: region("mask"),
  labels: region("span"),
  hypertextlabels: region("span"),
  paragraphlabels: region("span"),
};

export const isControlTag = ({ name }: Tag): boolean => Object.hasOwn(MAKERS, name.toLowerCase());

/** @returns null for a tag that is told instead */
export function controlFrom(about: About, tools: Tools): MadeControl | null {
  const make = MAKERS[about.tag.name.toLowerCase()];
  const made = make?.(about, tools) ?? null;
  if (made?.control.required && !canAnswer(made.control.kind)) {
    const { required: _, ...control } = made.control;
    tools.tell(wordFor(about.tag, "required"));
    return { ...made, control: control as Control };
  }
  return made;
}
