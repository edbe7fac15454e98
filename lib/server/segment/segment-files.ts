/** Serves the files of models, and what runs them in the browser of a signed-in user. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { notFound } from "@/lib/core/app-error";
import { requireUser } from "../access";
import { fileResponse } from "../http/file-response";
import { PROGRAM_ROOT } from "../services";
import type { UseCase } from "../use-case";
import { findModel } from "./find-models";
import { RUNTIME_TYPES, runtimePath, runtimeVersion } from "./runtime";

/** For what is data to every page. */
const NOTHING = { "content-security-policy": "default-src 'none'" };

export const getSegmentModelFile: UseCase<"getSegmentModelFile"> = async (context, { params, query }) => {
  requireUser(context);
  const model = await findModel(context.config.modelDir, params.model);
  const file = model?.[params.part];
  // Other bytes than those asked for would be kept under their address.
  if (!model || !file || (query.sha256 !== undefined && query.sha256 !== file.sha256))
    throw notFound("address");
  const served = {
    path: model.paths[params.part],
    bytes: file.bytes,
    tag: file.sha256,
    type: "application/octet-stream",
  };
  return fileResponse(served, context.headers, { isFixed: query.sha256 !== undefined, more: NOTHING });
};

export const getSegmentRuntime: UseCase<"getSegmentRuntime"> = async (context, { params }) => {
  requireUser(context);
  const { file, version } = params;
  const type = RUNTIME_TYPES.get(file);
  if (!type || version !== (await runtimeVersion())) throw notFound("address");
  const path = runtimePath(file);
  const facts = await stat(path).catch(() => null);
  if (!facts) throw notFound("address");
  const served = { path, bytes: facts.size, tag: `${version}-${file}`, type };
  return fileResponse(served, context.headers, { isFixed: true, more: NOTHING });
};

/**
 * A worker follows the policy that comes with its own script. This one alone may compile WebAssembly; pages keep theirs.
 * It loads nothing and sends nothing beside this server.
 */
const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

export const getSegmentWorker: UseCase<"getSegmentWorker"> = async (context) => {
  requireUser(context);
  const script = await readFile(join(PROGRAM_ROOT, "build", "segment-worker.js")).catch(() => null);
  if (!script) throw notFound("address");
  const etag = `"${createHash("sha256").update(script).digest("hex")}"`;
  const headers = {
    etag,
    "cache-control": "private, no-cache",
    "content-security-policy": WORKER_POLICY,
    "x-content-type-options": "nosniff",
  };
  if (context.headers?.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(script), {
    headers: { ...headers, "content-type": "text/javascript; charset=utf-8" },
  });
};
