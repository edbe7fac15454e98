/** What every kind must have and keep, walked over the list of kinds: a new one is tested by standing in it. */
import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkDocument } from "@/lib/annotation/check-document";
import { AnnotationDocument } from "@/lib/annotation/document";
import { isMessage, say, says } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { en } from "@/lib/i18n/en";
import { ru } from "@/lib/i18n/ru";
import {
  ANSWER_KINDS,
  type AnswerKindName,
  answerKind,
  type ControlKind,
  canAnswer,
  KINDS,
  kindOf,
  REGION_KINDS,
  regionKind,
} from "@/lib/kinds";
import { comparisonOf } from "@/lib/kinds/comparisons";
import { hasOutline, ringsOf } from "@/lib/kinds/outlines";
import { settingsOf } from "@/lib/kinds/settings";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { RESERVED_KEYS } from "@/lib/labels/hotkeys";
import { controlOf, documentOf, exampleOf, inputsOf, REGION_NAMES, regionOf, schemaOf } from "./samples";

const ALL = Object.keys(KINDS) as ControlKind[];
const ANSWERS = Object.keys(ANSWER_KINDS) as AnswerKindName[];
const folders = (path: string) => (existsSync(path) ? readdirSync(path) : []);

describe("the list of kinds", () => {
  it("has every folder, under the name of its manifest", () => {
    const listed = [...REGION_NAMES, ...ANSWERS, "relation"].sort();
    const found = ["regions", "answers", "relations"].flatMap((part) => folders(`lib/kinds/${part}`)).sort();
    expect(found).toEqual(listed);
    for (const [name, kind] of Object.entries(KINDS)) expect(kind.kind).toBe(name);
  });

  it("gives no letter twice, and no label gets one", () => {
    const keys = REGION_NAMES.flatMap((name) => regionKind(name).key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(RESERVED_KEYS).toContain(key);
  });

  it("refuses a kind of a newer version by its name, in a schema and in a document", () => {
    const schema = schemaOf("choice");
    const newer = { ...schema, controls: [{ ...schema.controls[0], kind: "hologram" }] };
    const checked = checkLabelSchema(newer);
    const message = say("labels.unknownKind", { kind: "hologram" });
    expect(checked).toEqual({ ok: false, error: [{ path: "controls.0.kind", message }] });
    const region = { ...regionOf(exampleOf("box")), shape: { kind: "hologram" } };
    const read = readValue(AnnotationDocument, documentOf(region as never));
    expect(read).toMatchObject({ ok: false, error: [{ message }] });
    for (const stranger of ["hologram", "toString"])
      for (const lookUp of [regionKind, answerKind, kindOf])
        expect(() => lookUp(stranger as never)).toThrow(says("labels.unknownKind", { kind: stranger }));
  });
});

describe.each(ALL)("the kind %s", (name) => {
  const kind = kindOf(name);

  it("has a name in every language", () => {
    for (const [locale, words] of Object.entries({ en, ru })) {
      const [area = "", key = ""] = kind.name.split(".");
      const said = (words as unknown as Record<string, Record<string, unknown>>)[area]?.[key];
      expect(said, `${kind.name} in ${locale}`).toBeTruthy();
    }
  });

  it("begins in the schema editor with a control that may be saved", () => {
    const checked = checkLabelSchema(schemaOf(name));
    expect(checked.ok ? [] : checked.error).toEqual([]);
  });

  it("has options that its control takes, and only those", () => {
    const [control] = schemaOf(name).controls;
    for (const setting of settingsOf(name)) {
      const { key, type } = setting;
      const values =
        type === "options"
          ? setting.options.map(({ value }) => value)
          : [
              type === "switch"
                ? true
                : type === "number"
                  ? 4
                  : type === "regions" || type === "inputs" || type === "labels"
                    ? ["word"]
                    : "word",
            ];
      for (const value of values)
        expect(kind.control.safeParse({ ...control, [key]: value }).success, key).toBe(true);
    }
    expect(kind.control.safeParse({ ...control, unknown: 1 }).success).toBe(false);
  });

  it("cannot be required where nobody can answer it", () => {
    const schema = schemaOf(name);
    const required = { ...schema, controls: schema.controls.map((one) => ({ ...one, required: true })) };
    expect(checkLabelSchema(required).ok).toBe(canAnswer(name));
  });
});

describe.each(ANSWERS)("answers of the kind %s", (name) => {
  const kind = answerKind(name);
  const schema = schemaOf(name);
  const control = schema.controls[0] as never;

  it("have an input exactly where the manifest says so", () => {
    expect(existsSync(`components/kinds/answers/${name}/input.tsx`)).toBe(kind.hasInput);
  });

  it("accept their example and refuse what is none of their values", () => {
    const value = kind.example(control);
    expect(value).not.toBeNull();
    const document = { answers: { asked: value }, regions: [], relations: [] };
    expect(checkDocument(document, schema, inputsOf(schema), "submitted").ok).toBe(true);
    for (const wrong of [["a", "a"], ""])
      expect(isMessage(kind.check(wrong, control)), JSON.stringify(wrong)).toBe(true);
  });

  it("are chosen from values that they accept, and taken back by choosing them again", () => {
    for (const { id } of kind.choose ? (kind.values?.(control) ?? []) : []) {
      const chosen = kind.choose?.(undefined, id, control) ?? null;
      expect(chosen).not.toBeNull();
      if (chosen === null) continue;
      expect(kind.check(chosen, control)).toBeNull();
      expect(kind.choose?.(chosen, id, control)).toBeNull();
    }
  });
});

describe.each(REGION_NAMES)("regions of the kind %s", (name) => {
  const kind = regionKind(name);
  const schema = schemaOf(name);

  it("accept their example, say where it lies, and refuse it on another input", () => {
    const document = documentOf(regionOf(exampleOf(name)));
    const checked = checkDocument(document, schema, inputsOf(schema), "submitted");
    expect(checked.ok ? [] : checked.error).toEqual([]);
    expect(kind.describe(exampleOf(name))).not.toBe("");
    const other = { kind: "text" as const, text: "", index: null as never };
    if (kind.on === "image")
      expect(kind.check(exampleOf(name), schema.controls[0] as never, other)).not.toEqual([]);
  });

  it("can be drawn exactly where the manifest has a drawing half and says how it is used", () => {
    expect(existsSync(`lib/kinds/regions/${name}/edit.ts`)).toBe(kind.edit !== undefined);
    expect(kind.tool !== undefined).toBe(kind.edit !== undefined);
    expect(kind.icon).toMatch(/^M[\d .a-zA-Z,-]+$/);
  });
});

it("no manifest lacks what its place in the program needs", () => {
  for (const name of Object.keys(REGION_KINDS) as (keyof typeof REGION_KINDS)[]) {
    const { on, geometry, text, edit } = regionKind(name);
    if (on === "text") expect(text, `${name}: parts of the text`).toBeDefined();
    if (edit && on === "image") expect(geometry, `${name}: a geometry to be drawn and hit`).toBeDefined();
    expect(hasOutline(name), `${name}: an outline where it has a place`).toBe(geometry !== undefined);
    expect(ringsOf(exampleOf(name)) !== undefined).toBe(geometry?.hasArea === true);
    if (comparisonOf(controlOf(name))?.type === "overlap")
      expect(geometry, `${name}: bounds to be compared in`).toBeDefined();
  }
});
