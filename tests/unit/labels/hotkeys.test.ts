import { describe, expect, it } from "vitest";
import { emptyDocument } from "@/lib/annotation/document";
import { type Random, seededRandom } from "@/lib/core/random";
import { allActions } from "@/lib/editor/actions/all-actions";
import { assignHotkeys, isReserved, RESERVED_KEYS } from "@/lib/labels/hotkeys";
import type { Label, LabelSchema } from "@/lib/labels/schema";
import { TEMPLATES } from "@/lib/labels/templates";
import { boxRegion, EditorDriver } from "../../support/editor-driver";
import { control, image, labels, schemaOf, text } from "./build";

const keysOf = (schema: LabelSchema) => Object.fromEntries(assignHotkeys(schema).byLabel);
const keyed = (id: string, hotkey?: string): Label => ({ id, name: id, ...(hotkey && { hotkey }) });

/** Up to three controls with up to 15 labels each, some with keys of their own. */
function randomSchema(random: Random): LabelSchema {
  const kinds = ["choice", "box", "span"] as const;
  const count = 1 + Math.floor(random() * kinds.length);
  return schemaOf(
    ...kinds.slice(0, count).map((kind) =>
      control(kind, {
        labels: Array.from({ length: 2 + Math.floor(random() * 14) }, (_, i) =>
          keyed(`l${i}`, random() < 0.3 ? String.fromCharCode(97 + Math.floor(random() * 26)) : undefined),
        ),
      }),
    ),
  );
}

describe("keys of labels", () => {
  it("are 1, 2, 3… in the order of the schema, across controls", () => {
    const schema = schemaOf(
      control("choice", { labels: labels("a", "b") }),
      control("box", { labels: labels("a") }),
    );
    expect(keysOf(schema)).toEqual({ "choice/a": "1", "choice/b": "2", "box/a": "3" });
  });

  it("written in the schema win, also over labels before them", () => {
    const schema = schemaOf(control("choice", { labels: [keyed("a"), keyed("b", "1"), keyed("c", "ж")] }));
    expect(keysOf(schema)).toEqual({ "choice/a": "2", "choice/b": "1", "choice/c": "ж" });
  });

  it("are the same for capital and small letters", () => {
    expect(keysOf(schemaOf(control("box", { labels: [keyed("a", "Q")] })))).toEqual({ "box/a": "q" });
  });

  it("never clash: a key picks one label, a label has one key, none is reserved", () => {
    const random = seededRandom(1);
    for (let round = 0; round < 300; round++) {
      const schema = randomSchema(random);
      const { byLabel, byKey } = assignHotkeys(schema);
      expect(byKey.size).toBe(byLabel.size);
      for (const [target, key] of byLabel) {
        const picked = byKey.get(key);
        expect(`${picked?.control}/${picked?.label}`).toBe(target);
        expect(isReserved(key, schema)).toBe(false);
      }
    }
  });

  it("stay with their labels when labels without a key are added at the end", () => {
    const random = seededRandom(2);
    for (let round = 0; round < 100; round++) {
      const before = randomSchema(random);
      const after = structuredClone(before);
      const last = after.controls.at(-1);
      if (last && "labels" in last) last.labels.push(keyed("new-1"), keyed("new-2"));
      expect(keysOf(after)).toMatchObject(keysOf(before));
    }
  });

  it("run out without harm: further labels have none", () => {
    const many = Array.from({ length: 100 }, (_, i) => keyed(`l${i}`));
    const { byLabel, issues } = assignHotkeys(schemaOf(control("choice", { labels: many })));
    expect(issues).toEqual([]);
    expect(byLabel.size).toBeGreaterThan(20);
    expect(byLabel.has("choice/l99")).toBe(false);
  });

  it("are given to relations as to regions, in the order of the schema", () => {
    expect(keysOf(schemaOf(control("relation"), control("span")))).toEqual({
      "relation/r": "1",
      "span/a": "2",
      "span/b": "3",
    });
  });

  it("with a problem are named by their path", () => {
    const wrong = control("choice", { labels: [keyed("a", "s"), keyed("b", "q"), keyed("c", "Q")] });
    expect(assignHotkeys(schemaOf(wrong)).issues.map((issue) => issue.path)).toEqual([
      "controls.0.labels.0.hotkey",
      "controls.0.labels.2.hotkey",
    ]);
  });
});

describe("keys of the label view", () => {
  it("of regions are free for labels where there are none: y, n and u answer yes, no and unsure", () => {
    const asked = control("choice", { labels: [keyed("yes", "y"), keyed("no", "n"), keyed("unsure", "u")] });
    expect(keysOf(schemaOf(asked))).toEqual({ "choice/yes": "y", "choice/no": "n", "choice/unsure": "u" });
    const driver = new EditorDriver({ schema: schemaOf(asked) });
    expect(driver.key("n").document.answers).toEqual({ choice: "no" });
    const paths = assignHotkeys(schemaOf(asked, control("box"))).issues.map(({ path }) => path);
    expect(paths).toEqual(["controls.0.labels.1.hotkey"]);
    for (const input of [text, image]) {
      const own = allActions({ inputs: [input], controls: [asked] })
        .filter((action) => action.group !== "labels")
        .flatMap((action) => action.shortcuts)
        .filter((key) => /^[\p{L}\p{N}]$/u.test(key));
      expect(own.filter((key) => !isReserved(key, schemaOf(asked)))).toEqual([]);
    }
  });

  it("that are single letters or digits are all reserved", () => {
    for (const { schema } of TEMPLATES) {
      const own = allActions(schema)
        .filter((action) => action.group !== "labels")
        .flatMap((action) => action.shortcuts)
        .filter((key) => /^[\p{L}\p{N}]$/u.test(key));
      expect(own.filter((key) => !RESERVED_KEYS.has(key))).toEqual([]);
    }
  });

  it("belong to one action each, labels included", () => {
    for (const { schema } of TEMPLATES) {
      const keys = allActions(schema).flatMap((action) => action.shortcuts);
      expect(keys.filter((key, i) => keys.indexOf(key) < i)).toEqual([]);
    }
  });
});

describe("actions", () => {
  it("are those a label schema can ever need", () => {
    const groupsOf = (inputs: LabelSchema["inputs"], ...controls: LabelSchema["controls"]) =>
      new Set(allActions({ inputs, controls }).map(({ group }) => group));
    const idsOf = (inputs: LabelSchema["inputs"], ...controls: LabelSchema["controls"]) =>
      new Set(allActions({ inputs, controls }).map(({ id }) => id));
    const topic = control("choice", { labels: labels("a", "b") });
    const entities = control("span", { labels: labels("a") });
    expect(groupsOf([text], topic)).toEqual(new Set(["labels", "task", "edit", "view"]));
    expect(groupsOf([image], topic)).toEqual(new Set(["labels", "task", "edit", "view"]));
    expect(idsOf([text], entities).has("tool.snap")).toBe(true);
    expect(idsOf([text], entities).has("tool.box")).toBe(false);
    expect(idsOf([image], control("box", { labels: labels("a") })).has("tool.box")).toBe(true);
    expect(idsOf([image], control("box", { labels: labels("a") })).has("tool.snap")).toBe(false);
  });
});

describe("keys of ratings", () => {
  const ratings = (...controls: Parameters<typeof schemaOf>) =>
    Object.fromEntries(assignHotkeys(schemaOf(...controls)).byFigure);
  const one = control("rating", { id: "one", max: 5 });
  const two = control("rating", { id: "two", max: 3 });

  it("are the numbers themselves where no label has one of them", () => {
    expect(ratings(one, control("choice", { labels: [keyed("a", "z"), keyed("b", "6")] }))).toEqual({
      one: ["1", "2", "3", "4", "5"],
    });
    expect(ratings(control("rating", { id: "ten", max: 10 })).ten?.at(-1)).toBe("0");
  });

  it("are all held with Alt where one is taken, and a third question has none", () => {
    expect(ratings(control("choice", { labels: labels("a", "b") }), two)).toEqual({
      two: ["alt+1", "alt+2", "alt+3"],
    });
    expect(ratings(one, two, control("rating", { id: "three", max: 2 }))).toEqual({
      one: ["1", "2", "3", "4", "5"],
      two: ["alt+1", "alt+2", "alt+3"],
    });
  });

  it("answer the question, and the same key takes the answer back", () => {
    const driver = new EditorDriver({ schema: schemaOf(one) });
    expect(driver.key("3").document.answers).toEqual({ one: 3 });
    expect(driver.key("3").document.answers).toEqual({});
  });

  it("of a question that must be answered confirm the answer", () => {
    const driver = new EditorDriver({ schema: schemaOf({ ...one, required: true }) });
    expect(driver.key("3").key("3").document.answers).toEqual({ one: 3 });
    expect(driver.key("2").document.answers).toEqual({ one: 2 });
  });

  it("of a question about regions rate those that are selected, and nothing without one", () => {
    const about = control("rating", { id: "sharp", max: 3, per: "region" });
    const schema = schemaOf(control("box", { id: "objects", labels: labels("ship") }), about);
    const document = { ...emptyDocument(), regions: [boxRegion("b", 0, 0, 10, 10)] };
    const driver = new EditorDriver({ schema, document });
    expect(driver.key("alt+2").document).toEqual(document);
    driver.editor.select(["b"]);
    expect(driver.key("alt+2").document.regions[0]?.attributes).toEqual({ sharp: 2 });
  });
});
