import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ImportMapping, ImportQuery } from "@/lib/contracts/imports";
import { at } from "@/lib/core/app-error";
import { inEnglish, tell } from "@/lib/i18n/tell";
import { readInput } from "@/lib/server/http/input-issues";
import { openApiDocument } from "@/lib/server/http/openapi";

function issuesOf(schema: z.core.$ZodType, value: unknown) {
  const read = readInput(schema, value);
  return read.ok ? [] : read.error.map(({ path, message }) => ({ path, message: inEnglish(message) }));
}

describe("an unknown name", () => {
  it("is told beside the known ones, each by itself, in both languages", () => {
    const issues = issuesOf(ImportMapping, { inputs: { text: "body" }, ID: "key" });
    const known = "fields, id, group, priority, changed, keepOther, labels";
    expect(issues).toEqual([
      { path: "", message: `there is no "inputs"; known are ${known}` },
      { path: "", message: `there is no "ID"; known are ${known}` },
    ]);
    const read = readInput(ImportMapping, { inputs: 1 });
    const message = read.ok ? undefined : read.error[0]?.message;
    expect(message && tell("ru", at("mapping", message))).toBe(`mapping: поля «inputs» нет; есть ${known}`);
  });

  it("is told wherever it is: in a list, in a record, in what may be left out", () => {
    const part = z.strictObject({ a: z.string().optional() });
    const schema = z.object({ list: z.array(part).optional(), by: z.record(z.string(), part).default({}) });
    expect(issuesOf(schema, { list: [{}, { b: 1 }], by: { x: { c: 1 } } })).toEqual([
      { path: "list.1", message: 'there is no "b"; known are a' },
      { path: "by.x", message: 'there is no "c"; known are a' },
    ]);
  });

  it("where several forms are possible is left in the words of zod", () => {
    const schema = z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]);
    expect(issuesOf(schema, { c: 1 })).toEqual([{ path: "", message: "Invalid input" }]);
  });
});

it("other problems keep their path and words", () => {
  expect(issuesOf(ImportMapping, { fields: { text: 5 } })).toEqual([
    { path: "fields.text", message: "Invalid input: expected string, received number" },
  ]);
});

it("the OpenAPI document says what the JSON of a mapping holds, and that it may be left out", () => {
  type Parameter = {
    name: string;
    required: boolean;
    schema?: unknown;
    content?: Record<string, { schema: object }>;
  };
  const { paths } = openApiDocument() as {
    paths: Record<string, Record<string, { parameters: Parameter[] }>>;
  };
  for (const path of ["imports", "imports/preview"]) {
    const parameters = paths[`/api/v1/projects/{project}/${path}`]?.post?.parameters ?? [];
    expect(parameters.map(({ name }) => name)).toEqual(["project", ...Object.keys(ImportQuery.shape)]);
    const mapping = parameters.find(({ name }) => name === "mapping");
    expect(mapping).toMatchObject({ required: false });
    expect(mapping?.schema).toBeUndefined();
    expect(mapping?.content?.["application/json"]?.schema).toMatchObject({
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(Object.keys(ImportMapping.shape).map((name) => [name, {}])),
    });
  }
});
