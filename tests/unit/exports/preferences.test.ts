import { expect, it } from "vitest";
import { preferences } from "@/lib/formats/preferences/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { Input, LabelSchema } from "@/lib/labels/schema";
import { control, image } from "../labels/build";
import { documentOf, filesOf, given, headerOf, itemOf } from "./build";

const texts: Input[] = ["left", "question", "right"].map((id) => ({ id, kind: "text", field: `${id}_text` }));
const better = control("pairwise", { id: "better", left: "left", right: "right", allowTie: true });
const safer = control("pairwise", { id: "safer", left: "right", right: "left" });
const schema: LabelSchema = { inputs: texts, controls: [better] };
const DATA = { left_text: "A", question_text: "Q", right_text: "B" };

const linesOf = async (items: FrozenItem[], of = schema, perAnnotator = false) =>
  ((await filesOf(preferences, { header: headerOf(of, { perAnnotator }), items }))["train.jsonl"] ?? "")
    .split("\n")
    .slice(0, -1);
const compared = (answers: Record<string, string>, data: Record<string, unknown> = DATA) =>
  itemOf(1, { data, labels: documentOf({ answers }) });
const losses = (item: FrozenItem, of = schema) => preferences.losses(headerOf(of), item);

it("a comparison is a line with the prompt, the chosen and the rejected text", async () => {
  const items = [compared({ better: "left" }), compared({ better: "right" })];
  expect(await linesOf(items)).toEqual([
    '{"prompt":"Q","chosen":"A","rejected":"B","chosen_input":"left","rejected_input":"right","id":"id-1"}',
    '{"prompt":"Q","chosen":"B","rejected":"A","chosen_input":"right","rejected_input":"left","id":"id-1"}',
  ]);
  for (const item of items) expect(losses(item)).toEqual({});
});

it("without a further text there is no prompt", async () => {
  const two = { inputs: texts.filter(({ id }) => id !== "question"), controls: [better] };
  expect(await linesOf([compared({ better: "left" })], two)).toEqual([
    '{"chosen":"A","rejected":"B","chosen_input":"left","rejected_input":"right","id":"id-1"}',
  ]);
  expect(losses(compared({ better: "left" }), two)).toEqual({ dataFields: 1 });
});

it("ties, tasks without an answer, and comparisons of missing texts are left out and counted", async () => {
  const items = [compared({ better: "tie" }), compared({}), compared({ better: "left" }, { left_text: "A" })];
  expect(await linesOf(items)).toEqual([]);
  expect(items.map((item) => losses(item))).toEqual([{ ties: 1 }, { unanswered: 1 }, { noPair: 1 }]);
});

it("a vote among three has a line for each text that was not chosen, with the places they were shown at", async () => {
  const best = control("pairwise", {
    ...{ id: "best", left: "left", right: "right", others: ["third"], allowBad: true, shuffle: true },
  });
  const three: LabelSchema = {
    inputs: [...texts, { id: "third", kind: "text", field: "third_text" }],
    controls: [best],
  };
  const places = ["right", "third", "left"];
  const item = itemOf(1, {
    data: { ...DATA, third_text: "C" },
    annotations: [
      given("annotator-1", { answers: { best: "third" }, places }),
      given("annotator-2", { answers: { best: "both-bad" }, places }),
    ],
  });
  const pair = '"prompt":"Q","chosen":"C","rejected"';
  expect(await linesOf([item], three, true)).toEqual([
    `{${pair}:"A","chosen_input":"third","rejected_input":"left","chosen_position":2,"rejected_position":3,"id":"id-1","annotator":"annotator-1"}`,
    `{${pair}:"B","chosen_input":"third","rejected_input":"right","chosen_position":2,"rejected_position":1,"id":"id-1","annotator":"annotator-1"}`,
  ]);
  expect(losses(item, three)).toEqual({ noneGood: 1 });
});

it("several questions and annotators have lines of their own that say whose they are", async () => {
  const both = { inputs: texts, controls: [better, safer] };
  const item = itemOf(1, {
    data: DATA,
    externalId: "E",
    annotations: [
      given("annotator-1", { answers: { better: "left", safer: "left" } }),
      given("annotator-2", { answers: { better: "tie" } }),
    ],
  });
  expect(await linesOf([item], both, true)).toEqual([
    '{"prompt":"Q","chosen":"A","rejected":"B","chosen_input":"left","rejected_input":"right","id":"id-1","external_id":"E","question":"better","annotator":"annotator-1"}',
    '{"prompt":"Q","chosen":"B","rejected":"A","chosen_input":"right","rejected_input":"left","id":"id-1","external_id":"E","question":"safer","annotator":"annotator-1"}',
  ]);
  expect(preferences.losses(headerOf(both, { perAnnotator: true }), item)).toEqual({ ties: 1 });
});

it("a release that compares no texts is refused with what to choose instead", () => {
  const refusal = (of: LabelSchema) => {
    const suits = preferences.suits(headerOf(of));
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(schema)).toBeNull();
  expect(refusal({ inputs: texts, controls: [control("choice")] })).toMatch(
    /^Preferences are .* Choose JSONL or CSV/,
  );
  const images = {
    inputs: [image, ...texts],
    controls: [control("pairwise", { left: "image", right: "right" })],
  };
  expect(refusal(images)).not.toBeNull();
});
