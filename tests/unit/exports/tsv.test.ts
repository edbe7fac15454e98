import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { seededRandom } from "@/lib/core/random";
import { tsv } from "@/lib/formats/tsv/write";
import { randomText } from "../../support/random-text";
import { control, text } from "../labels/build";
import { documentOf, filesOf, headerOf, itemOf } from "./build";

const schema = { inputs: [text], controls: [control("text", { name: "Note" })] };
const train = async (items: ReturnType<typeof itemOf>[], forSpreadsheets = false) =>
  (await filesOf(tsv, { header: headerOf(schema), items, forSpreadsheets }))["train.tsv"] ?? "";

it("a table with tabs quotes cells with tabs, not those with commas", async () => {
  const item = itemOf(1, {
    data: { text: "a,b" },
    labels: documentOf({ answers: { text: 'tab\there "so"' } }),
  });
  expect(await train([item])).toBe(
    'id\texternal_id\tsplit\tgroup\ttext\tNote\r\nid-1\t\ttrain\tg1\ta,b\t"tab\there ""so"""\r\n',
  );
  expect(tsv.losses(headerOf(schema), item)).toEqual({});
});

it("gives back any text exactly, to an independent reader", async () => {
  const random = seededRandom(2);
  const texts = Array.from({ length: 300 }, () => randomText(random, 8));
  const items = texts.map((value, i) =>
    itemOf(i, { data: { text: value }, labels: documentOf({ answers: { text: value } }) }),
  );
  const rows = parse(await train(items), { record_delimiter: "\r\n", delimiter: "\t" }) as string[][];
  expect(rows.slice(1).map((row) => [row[4], row[5]])).toEqual(texts.map((value) => [value, value]));
});

it("has a switch for spreadsheets", async () => {
  const item = itemOf(1, { data: { text: "=1" }, labels: documentOf({}) });
  expect(await train([item], true)).toContain("\t'=1\t");
});
