/**
 * Results to regions, answers and relations. The results of one region share its id: a shape with or without labels, labels of
 * a control that has no shapes, and answers about it, which repeat its geometry. Two controls that each label one shape make
 * two regions; what relations name is the first.
 */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { SourceAnswer, SourceRegion, SourceRelation, SourceValue } from "../source-annotation";
import { ANSWER_KIND, answerIn, isAnswerType } from "./answers";
import { baseIn, isShapeBase, type ShapeBase, shapeOf } from "./shapes";
import { givenSpan, type SpanPlace, spanPlaces, type Texts } from "./spans";
import { type LsResult, namesIn } from "./task";

type Draft = SourceRegion & { labels: string[]; attributes: Record<string, SourceValue> };
/** What is made of one result: a region of its own, labels or an answer for one of its id, or a relation. */
type Part = { result: LsResult; path: string };

type Said = {
  answers: SourceAnswer[];
  regions: SourceRegion[];
  relations: SourceRelation[];
};

/** Bookkeeping of regions that has no counterpart, where it says something. */
function aside({ meta, parentID }: LsResult): string[] {
  const hasMeta = typeof meta === "object" && meta !== null && Object.keys(meta).length > 0;
  return [...(hasMeta ? ["meta"] : []), ...(parentID ? ["parentID"] : [])];
}

const typeOf = ({ type, value }: LsResult): string =>
  (type ?? Object.keys(value ?? {}).find((key) => /labels$/i.test(key)) ?? "").toLowerCase();

/** The type without `labels`: empty for labels of a control without shapes. */
const baseOf = (type: string): string => type.replace(/labels$/, "");

const SPAN_BASES = new Set(["", "hypertext"]);

function labelsIn({ value }: LsResult, type: string): { labels: string[]; isSound: boolean } {
  const key = Object.keys(value ?? {}).find((name) => name.toLowerCase() === type && /labels$/.test(type));
  const held = key === undefined ? undefined : value?.[key];
  if (held === undefined || held === null) return { labels: [], isSound: true };
  const list = [held].flat();
  return {
    labels: list.filter((label) => typeof label === "string"),
    isSound: list.every((label) => typeof label === "string"),
  };
}

/** A sound has places, too: seconds. */
const isOnSound = ({ value, original_length }: LsResult): boolean =>
  value?.channel !== undefined || typeof original_length === "number";

/** What says which shape it is, to find results about the same one. */
const geometryOf = ({ value }: LsResult): string =>
  JSON.stringify(Object.entries(value ?? {}).filter(([key]) => !/labels$/i.test(key)));

class Reading {
  readonly issues: Issue[] = [];
  readonly notTaken = new Set<string>();
  readonly answers: SourceAnswer[] = [];
  readonly regions: Draft[] = [];
  private readonly groups = new Map<string, Draft[]>();
  private readonly firsts = new Map<Draft, LsResult>();
  private readonly ids = new Set<string>();
  private readonly spanPlaceOf: (result: LsResult) => SpanPlace | null;

  constructor(
    private readonly parts: readonly Part[],
    texts: Texts,
    private readonly isPrediction: boolean,
  ) {
    this.spanPlaceOf = spanPlaces(
      parts.map(({ result }) => result),
      texts,
    );
  }

  /** Shapes come first, then labels for them, then answers about them, then relations between them. */
  read(): Said {
    const later: (() => void)[][] = [[], []];
    const relations: Part[] = [];
    for (const part of this.parts) {
      const type = typeOf(part.result);
      const base = baseOf(type);
      if (type === "relation") relations.push(part);
      else if (isAnswerType(type)) later[1]?.push(() => this.addAnswer(part, type));
      else if (isShapeBase(base)) this.addShape(part, type, base);
      else if (!SPAN_BASES.has(base) || type === "") this.notTaken.add(type || "type");
      else if (isOnSound(part.result)) this.notTaken.add(type);
      else if (part.result.value?.start !== undefined) this.addSpan(part, type);
      else later[0]?.push(() => this.addLabels(part, type));
    }
    for (const run of later.flat()) run();
    return {
      answers: this.answers,
      regions: this.regions.map(finished),
      relations: relations.flatMap(({ result }) => this.relationsOf(result)),
    };
  }

  private groupOf({ result, path }: Part): string {
    return result.id === undefined || result.id === null ? `result ${path}` : String(result.id);
  }

  private freeId({ result }: Part): string {
    const wanted = String(result.id ?? `r${this.regions.length + 1}`);
    let id = wanted;
    for (let copy = 2; this.ids.has(id); copy++) id = `${wanted}-${copy}`;
    this.ids.add(id);
    return id;
  }

  private labelsOf(part: Part, type: string): string[] {
    const { labels, isSound } = labelsIn(part.result, type);
    if (!isSound) this.refuse(part, `value.${type}`);
    return labels;
  }

  private addIssue(path: string, issue: Issue): void {
    this.issues.push({ path: `${path}.value.${issue.path}`, message: issue.message });
  }

  private refuse({ path }: Part, at: string): void {
    this.issues.push({ path: `${path}.${at}`, message: say("rows.notNames") });
  }

  private addRegion(
    part: Part,
    place: Pick<Draft, "kind" | "shape"> & { field?: string },
    type: string,
  ): Draft {
    const { result } = part;
    const region: Draft = {
      id: this.freeId(part),
      ...place,
      labels: this.labelsOf(part, type),
      attributes: {},
    };
    if (result.from_name && !isAnswerType(type)) region.control = result.from_name;
    const { score } = result;
    if (this.isPrediction && typeof score === "number") {
      if (score >= 0 && score <= 1) region.score = score;
      else this.notTaken.add("score");
    }
    const field = /^\$(.+)$/.exec(result.source ?? "")?.[1];
    if (field !== undefined && region.field === undefined) region.field = field;
    for (const word of aside(result)) this.notTaken.add(word);
    const group = this.groups.get(this.groupOf(part)) ?? [];
    this.groups.set(this.groupOf(part), [...group, region]);
    this.firsts.set(region, result);
    this.regions.push(region);
    return region;
  }

  /** A result that goes on with a region: further labels of its control, or labels for a shape that has none. */
  private joinsRegion(part: Part, type: string): boolean {
    const group = this.groups.get(this.groupOf(part));
    if (!group) return false;
    const geometry = geometryOf(part.result);
    const control = part.result.from_name ?? undefined;
    const known = group.find(
      (region) => region.control === control && geometryOf(this.firsts.get(region) as LsResult) === geometry,
    );
    if (!known) return false;
    for (const label of this.labelsOf(part, type))
      if (!known.labels.includes(label)) known.labels.push(label);
    return true;
  }

  private addShape(part: Part, type: string, base: ShapeBase): void {
    const { result, path } = part;
    if (this.joinsRegion(part, type)) return;
    if (result.image_rotation) this.notTaken.add("image_rotation");
    else if (result.item_index) this.notTaken.add("item_index");
    else {
      const made = shapeOf(base, result);
      if (made.ok) {
        this.addRegion(part, { kind: made.value.kind, shape: made.value.shape }, type);
        for (const word of made.value.notTaken) this.notTaken.add(word);
      } else if ("notTaken" in made.error) this.notTaken.add(made.error.notTaken);
      else this.addIssue(path, made.error.issue);
    }
  }

  private addSpan(part: Part, type: string): void {
    if (this.joinsRegion(part, type)) return;
    const place = this.spanPlaceOf(part.result);
    if (place) this.addRegion(part, { kind: "span", ...place }, type);
    else this.notTaken.add(type);
  }

  /** A region that only results without a shape of their own are about. */
  private regionBy(part: Part, type: string): Draft | undefined {
    const known = this.groups.get(this.groupOf(part))?.[0];
    if (known) return known;
    const value = part.result.value ?? {};
    const base = baseIn(value);
    if (base !== undefined) this.addShape(part, type, base);
    else if (givenSpan(value)) this.addSpan(part, type);
    return this.groups.get(this.groupOf(part))?.[0];
  }

  private addLabels(part: Part, type: string): void {
    const isKnown = this.groups.has(this.groupOf(part));
    const region = this.regionBy(part, type);
    if (!region) this.notTaken.add(type);
    if (!region || !isKnown) return;
    const labels = this.labelsOf(part, type);
    if (region.labels.length === 0) region.labels.push(...labels);
    else if (part.result.from_name) region.attributes[part.result.from_name] = labels;
    else this.notTaken.add(type);
  }

  private addAnswer(part: Part, type: Parameters<typeof answerIn>[0]): void {
    const { result, path } = part;
    const value = result.value ?? {};
    if (result.item_index || isOnSound(result)) {
      this.notTaken.add(type);
      return;
    }
    const read = answerIn(type, value);
    if (!read.ok) {
      this.addIssue(path, read.error);
      return;
    }
    const answer = read.value;
    if (answer === undefined) return;
    if (answer === null) {
      this.notTaken.add(type);
      return;
    }
    const control = result.from_name ?? undefined;
    const isAbout =
      this.groups.has(this.groupOf(part)) || baseIn(value) !== undefined || value.start !== undefined;
    const kind = ANSWER_KIND[type];
    if (!isAbout) this.answers.push({ ...(control === undefined ? {} : { control }), kind, value: answer });
    else {
      const region = this.regionBy(part, type);
      if (region && control !== undefined) region.attributes[control] = answer;
      else this.notTaken.add(type);
    }
  }

  private relationsOf(result: LsResult): SourceRelation[] {
    const [from, to] = [result.from_id, result.to_id].map((id) => this.groups.get(String(id ?? ""))?.[0]?.id);
    if (from === undefined || to === undefined) {
      this.notTaken.add("relation");
      return [];
    }
    const names = namesIn(result.labels);
    const control = result.from_name ? { control: result.from_name } : {};
    return (names.length > 0 ? names : [""]).flatMap((label) => {
      const forth = { from, to, label, ...control };
      const back = { from: to, to: from, label, ...control };
      return result.direction === "bi" ? [forth, back] : result.direction === "left" ? [back] : [forth];
    });
  }
}

function finished({ attributes, ...region }: Draft): SourceRegion {
  return Object.keys(attributes).length > 0 ? { ...region, attributes } : region;
}

/** @param path of the results, for messages */
export function readResults(
  results: readonly LsResult[],
  { path, texts, isPrediction }: { path: string; texts: Texts; isPrediction: boolean },
): { said: Said; issues: readonly Issue[]; notTaken: readonly string[] } {
  const reading = new Reading(
    results.map((result, i) => ({ result, path: `${path}.${i}` })),
    texts,
    isPrediction,
  );
  const said = reading.read();
  return { said, issues: reading.issues, notTaken: [...reading.notTaken] };
}
