/** The OpenAPI document, made from the route table; nothing in it is written by hand. */
import { z } from "zod";
import { heldIn } from "@/lib/contracts/common";
import { Problem } from "@/lib/contracts/problem";
import { ROUTES, type RouteContract } from "@/lib/contracts/routes";
import type { UseCase } from "../use-case";

const schemaOf = (type: z.core.$ZodType, io: "input" | "output") =>
  z.toJSONSchema(type, { io, unrepresentable: "any", target: "openapi-3.0" });

function parameters(type: z.core.$ZodType | undefined, place: "path" | "query") {
  if (!type) return [];
  const { properties = {}, required = [] } = schemaOf(type, "input") as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const types: Record<string, unknown> = type instanceof z.core.$ZodObject ? type._zod.def.shape : {};
  return Object.entries(properties).map(([name, schema]) => {
    const held = types[name] instanceof z.core.$ZodType ? heldIn(types[name]) : undefined;
    return {
      name,
      in: place,
      required: place === "path" || required.includes(name),
      ...(held ? { content: { "application/json": { schema: schemaOf(held, "input") } } } : { schema }),
    };
  });
}

function operation(name: string, contract: RouteContract) {
  const { response, body } = contract;
  const content =
    typeof response === "string"
      ? { [response]: { schema: { type: "string", format: "binary" } } }
      : { "application/json": { schema: schemaOf(response, "output") } };
  const requestBody =
    body === undefined
      ? undefined
      : body === "raw"
        ? { content: { "application/octet-stream": {} } }
        : { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } };
  return {
    operationId: name,
    summary: contract.summary,
    description: `Access: ${contract.access}.`,
    parameters: [...parameters(contract.params, "path"), ...parameters(contract.query, "query")],
    ...(requestBody && { requestBody }),
    responses: {
      [contract.status ?? 200]: { description: "Done", content },
      default: {
        description: "Refused or failed",
        content: { "application/problem+json": { schema: schemaOf(Problem, "output") } },
      },
    },
    security: contract.access === "public" ? [] : [{ token: [] }, { session: [] }],
  };
}

export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, contract] of Object.entries(ROUTES as Record<string, RouteContract>)) {
    const path = paths[contract.path] ?? {};
    path[contract.method.toLowerCase()] = operation(name, contract);
    paths[contract.path] = path;
  }
  return {
    openapi: "3.0.3",
    info: { title: "Concord", version: "1" },
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    },
  };
}

export const openapi: UseCase<"openapi"> = async () => openApiDocument();
