/**
 * Looks through the folder of models: each folder in it holds a manifest and the two files it names. What does not fit its
 * manifest, to the last byte, is refused with the reason. A file is read for its checksum once, and again when it has
 * changed.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MODEL_NAME, type MODEL_PARTS, type ModelPart, type SegmentModel } from "@/lib/contracts/segment";
import { AppError, at } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { MANIFEST_FILE, ModelManifest } from "./model-manifest";

/** A model as it is served, and where its files are. */
export type FoundModel = SegmentModel & { paths: Record<ModelPart, string> };
export type Refused = { folder: string; reason: Message };
export type FoundModels = { models: FoundModel[]; refused: Refused[] };

/** A manifest is a few lines. */
const MAX_MANIFEST_BYTES = 64 * 1024;

const sums = new Map<string, { version: string; sum: Promise<string> }>();

async function readSum(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function sumOf(path: string, version: string): Promise<string> {
  const known = sums.get(path);
  if (known?.version === version) return known.sum;
  const sum = readSum(path);
  sums.set(path, { version, sum });
  // The next look reads it again.
  sum.catch(() => sums.delete(path));
  return sum;
}

const refuse = (reason: Message) => new AppError("invalid_input", reason);

async function readManifest(folder: string): Promise<ModelManifest> {
  const path = join(folder, MANIFEST_FILE);
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) throw refuse(say("segment.noManifest", { file: MANIFEST_FILE }));
  if (facts.size > MAX_MANIFEST_BYTES) throw refuse(say("segment.badManifest", { file: MANIFEST_FILE }));
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw refuse(say("segment.badManifest", { file: MANIFEST_FILE }));
  }
  const read = readValue(ModelManifest, value);
  if (read.ok) return read.value;
  const [issue] = read.error;
  throw refuse(issue ? at(issue.path, issue.message) : say("segment.badManifest", { file: MANIFEST_FILE }));
}

async function checkFile(folder: string, { file, bytes, sha256 }: ModelManifest[ModelPart]): Promise<string> {
  const path = join(folder, file);
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) throw refuse(say("segment.noFile", { file }));
  if (facts.size !== bytes) throw refuse(say("segment.otherSize", { file, bytes, found: facts.size }));
  const sum = await sumOf(path, `${facts.size} ${facts.mtimeMs}`);
  if (sum !== sha256) throw refuse(say("segment.otherSum", { file, found: sum }));
  return path;
}

async function readModel(modelDir: string, id: string): Promise<FoundModel> {
  if (!MODEL_NAME.test(id)) throw refuse(say("segment.badName"));
  const folder = join(modelDir, id);
  const { name, licence, inputSize, encoder, decoder } = await readManifest(folder);
  const facts = ({ bytes, sha256 }: ModelManifest[ModelPart]) => ({ bytes, sha256 });
  const paths = {
    encoder: await checkFile(folder, encoder),
    decoder: await checkFile(folder, decoder),
  } satisfies Record<(typeof MODEL_PARTS)[number], string>;
  return { id, name, licence, inputSize, encoder: facts(encoder), decoder: facts(decoder), paths };
}

/** By the names of their folders; nothing where there is no folder of models. */
export async function findModels(modelDir: string): Promise<FoundModels> {
  const entries = await readdir(modelDir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
  const found: FoundModels = { models: [], refused: [] };
  for (const folder of folders.map(({ name }) => name).sort())
    try {
      found.models.push(await readModel(modelDir, folder));
    } catch (error) {
      const reason = error instanceof AppError ? error.told : say("segment.unreadable");
      found.refused.push({ folder, reason });
    }
  return found;
}

/** One of them. @returns null where there is none of this name that fits its manifest */
export const findModel = (modelDir: string, id: string): Promise<FoundModel | null> =>
  readModel(modelDir, id).catch(() => null);
