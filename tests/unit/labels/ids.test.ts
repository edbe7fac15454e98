import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followNames, newLabelId, renameControl, renameLabel } from "@/lib/labels/change-ids";
import { checkLabelSchema } from "@/lib/labels/check-label-schema";
import { type Control, hasLabels, type LabelSchema, SchemaId } from "@/lib/labels/schema";
import { freeSlug, isFollowing, slugOf } from "@/lib/labels/slug";
import { control, schemaOf } from "./build";

describe("an id made from a name", () => {
  it.each([
    ["Hate speech", "hate-speech"],
    ["  A / B (old) ", "a-b-old"],
    ["Жалоба на курьера", "жалоба-на-курьера"],
    ["خطاب الكراهية", "خطاب-الكراهية"],
    ["仇恨言论", "仇恨言论"],
    ["हिन्दी", "हिन्दी"],
    ["Cafe\u0301", "café"],
    ["ﬁn", "fin"],
    ["⚠️ !!", "label"],
    ["", "label"],
    ["3rd party", "3rd-party"],
    ["x".repeat(80), "x".repeat(40)],
  ])("of %j is %j", (name, id) => {
    expect(slugOf(name)).toBe(id);
  });

  it("is an id the schema takes, whatever the name", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.array(fc.string(), { maxLength: 3 }),
        (name, taken) => {
          const ids = new Set(taken.map(slugOf));
          const id = freeSlug(name, (one) => ids.has(one));
          expect(SchemaId.safeParse(id).success).toBe(true);
          expect(ids.has(id)).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("avoids what is taken, and what every object has", () => {
    expect(freeSlug("Car", (id) => ["car", "car-2"].includes(id))).toBe("car-3");
    expect(freeSlug("constructor", () => false)).toBe("constructor-2");
  });

  it("is told from one that was chosen by hand", () => {
    expect(isFollowing("hate-speech", "Hate speech")).toBe(true);
    expect(isFollowing("car-2", "Car")).toBe(true);
    expect(isFollowing("label-x1y2z3", "Car")).toBe(true);
    expect(isFollowing("CAT_01", "Car")).toBe(false);
  });
});

const nothing = new Set<string>();
const topic = (): LabelSchema =>
  schemaOf(
    control("choice", {
      id: "topic",
      name: "Topic",
      labels: [
        { id: "billing", name: "Billing" },
        { id: "other", name: "Other" },
      ],
    }),
    control("rating", { id: "why", name: "Why", visibleWhen: { control: "topic", anyOf: ["billing"] } }),
  );
const labelIds = (one: Control | undefined) => (one && hasLabels(one) ? one.labels.map(({ id }) => id) : []);

describe("a label under another name", () => {
  it("gets the id of the name, and conditions follow", () => {
    const renamed = renameLabel(topic(), [0, 0], "Hate speech", nothing);
    expect(labelIds(renamed.controls[0])).toEqual(["hate-speech", "other"]);
    expect(renamed.controls[1]?.visibleWhen).toEqual({ control: "topic", anyOf: ["hate-speech"] });
    expect(checkLabelSchema(renamed).ok).toBe(true);
  });

  it("typed letter by letter ends with the id of what was typed, also through an empty field", () => {
    let schema = topic();
    for (const name of ["Billin", "", "H", "Ha", "Hate"]) schema = renameLabel(schema, [0, 0], name, nothing);
    expect(labelIds(schema.controls[0])).toEqual(["hate", "other"]);
  });

  it("keeps its id where something stored holds it, and where it was chosen by hand", () => {
    const held = new Set(["topic/billing"]);
    expect(labelIds(renameLabel(topic(), [0, 0], "Hate speech", held).controls[0])).toEqual([
      "billing",
      "other",
    ]);
    const byHand = schemaOf(
      control("choice", {
        labels: [
          { id: "CAT_01", name: "Cat" },
          { id: "b", name: "B" },
        ],
      }),
    );
    expect(labelIds(renameLabel(byHand, [0, 0], "Dog", nothing).controls[0])).toEqual(["CAT_01", "b"]);
  });

  it("takes no id that another label has or that stands for one removed", () => {
    expect(labelIds(renameLabel(topic(), [0, 0], "Other", nothing).controls[0])).toEqual([
      "other-2",
      "other",
    ]);
    const held = new Set(["topic/spam"]);
    expect(labelIds(renameLabel(topic(), [0, 0], "Spam", held).controls[0])).toEqual(["spam-2", "other"]);
    expect(newLabelId({ id: "topic", labels: [] }, "Spam", held)).toBe("spam-2");
  });

  it("a control under another name takes what refers to it along", () => {
    const renamed = renameControl(topic(), 0, "Тема", nothing);
    expect(renamed.controls.map(({ id }) => id)).toEqual(["тема", "why"]);
    expect(renamed.controls[1]?.visibleWhen?.control).toBe("тема");
    expect(renameControl(topic(), 0, "Тема", new Set(["topic"])).controls[0]?.id).toBe("topic");
  });
});

it("a schema whose names were translated follows them, each id once", () => {
  const schema = schemaOf(
    control("choice", {
      id: "topic",
      name: "Тема",
      labels: [
        { id: "a", name: "Б" },
        { id: "б", name: "А" },
        { id: "c", name: "А!" },
      ],
    }),
  );
  const followed = followNames(schema);
  expect(followed.controls[0]?.id).toBe("тема");
  expect(labelIds(followed.controls[0])).toEqual(["б", "а", "а-2"]);
});
