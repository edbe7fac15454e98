/** Labels that a method of consensus chose, in files: the native format holds how sure it was, and no import takes them for a decision. */
import { expect, it } from "vitest";
import { EXPORT_FORMATS, FORMAT_NAMES } from "@/lib/formats";
import { concord } from "@/lib/formats/concord/read";
import { lossesIn } from "@/lib/formats/writer";
import { documentOf, headerOf, itemOf } from "../exports/build";
import { control, schemaOf } from "../labels/build";
import { goodRows } from "./rows";

const labels = documentOf({ answers: { choice: "a" } });
const consensus = { confidence: 0.9, controls: { choice: { method: "mace", confidence: 0.9 } } };
const rolesOf = async (item: object) =>
  (await goodRows(concord, JSON.stringify(item))).flatMap(({ annotations = [] }) =>
    annotations.map(({ role, by }) => [role, by]),
  );
const annotation = { annotator: "annotator-1", document: labels };

it("JSONL alone holds methods and confidences; every other format counts them as lost", () => {
  const item = itemOf(1, { labels, labelsFrom: "consensus", consensus });
  const holding = FORMAT_NAMES.filter((name) => {
    const { consensus: lost } = lossesIn(EXPORT_FORMATS[name], headerOf(schemaOf(control("choice"))), item);
    return lost === undefined;
  });
  expect(holding).toEqual(["jsonl"]);
});

it("annotations come in, and labels of a method are no decision, unlike those of a person", async () => {
  const item = itemOf(1, { labels, labelsFrom: "consensus", consensus });
  const given = { ...item, annotations: [annotation] };
  expect(await rolesOf(given)).toEqual([["annotation", "annotator-1"]]);
  expect(await rolesOf({ ...item, annotations: [] })).toEqual([["prediction", "consensus"]]);
  expect(await rolesOf({ ...given, labelsFrom: "resolution" })).toEqual([
    ["annotation", "annotator-1"],
    ["gold", null],
  ]);
});
