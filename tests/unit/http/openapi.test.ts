import { expect, it } from "vitest";
import { openApiDocument } from "@/lib/server/http/openapi";

type Schema = { properties?: Record<string, Schema>; items?: Schema; required?: string[]; enum?: string[] };

it("describes the agreement on a control to the last field", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument()));
  const { get } = document.paths["/api/v1/projects/{project}/agreement"];
  const report: Schema = get.responses[200].content["application/json"].schema;
  const control = report.properties?.controls?.items;
  expect(control?.required).toEqual(
    expect.arrayContaining(["control", "name", "kind", "headline", "byPair"]),
  );
  expect(control?.properties?.kind?.enum).toContain("choice");
  const bare = (schema: Schema, path: string): string[] =>
    Object.keys(schema).length === 0 || (schema as { additionalProperties?: unknown }).additionalProperties
      ? [path]
      : [
          ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => bare(part, `${path}.${key}`)),
          ...(schema.items ? bare(schema.items, `${path}[]`) : []),
        ];
  expect(bare(report, "report")).toEqual([]);
  expect(control?.properties?.headline?.properties?.interval).toMatchObject({ nullable: true });
});
