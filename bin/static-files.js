/**
 * The built scripts and styles, compressed once after the build and served like that. Next compresses anew for every
 * visitor, and with gzip only; brotli at its best is a seventh smaller and too slow for that. All that is asked for in
 * another way (a range, no compression, a file that is not here) is left to Next, whose headers these answers have, too.
 */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
  ".svg": "image/svg+xml",
};
/** Their names hold a hash of what is in them. */
const CACHE = "public, max-age=31536000, immutable";
/** A smaller file fits into the first packet anyway. */
const MIN_BYTES = 1_000;
const URL_START = "/_next/static/";
/** Best first. */
const ENCODINGS = [
  {
    name: "br",
    compress: (bytes) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  { name: "gzip", compress: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }) },
];

const staticFolder = (root) => join(root, ".next", "static");
const compressedFile = (root, name, encoding) => join(root, ".next", "compressed", `${name}.${encoding}`);

/** Names below the folder of built files, with slashes. */
async function builtFiles(root) {
  const folder = staticFolder(root);
  const entries = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll(sep, "/"));
}

/** Compresses what has no compressed form yet: after a build everything, else nothing. */
export async function compressStatic(root) {
  await Promise.all(
    (await builtFiles(root)).map(async (name) => {
      const targets = ENCODINGS.map((encoding) => ({
        ...encoding,
        target: compressedFile(root, name, encoding.name),
      })).filter(({ target }) => !existsSync(target));
      if (targets.length === 0) return;
      const bytes = await readFile(join(staticFolder(root), name));
      if (bytes.length < MIN_BYTES) return;
      for (const { target, compress } of targets) {
        await mkdir(dirname(target), { recursive: true });
        // Under its own name only when it is whole.
        await writeFile(`${target}.part`, await compress(bytes));
        await rename(`${target}.part`, target);
      }
    }),
  );
}

/** Whether `Accept-Encoding` allows it (RFC 9110, 12.5.3). */
function accepts(header, encoding) {
  const weights = new Map(
    header.split(",").map((part) => {
      const [name = "", ...params] = part.split(";").map((piece) => piece.trim().toLowerCase());
      const q = params.find((param) => param.startsWith("q="));
      return [name, q === undefined ? 1 : Number(q.slice(2))];
    }),
  );
  return (weights.get(encoding) ?? weights.get("*") ?? 0) > 0;
}

/** Headers that next.config.js sets on a path. */
function configuredHeaders(root, path) {
  const { headers } = JSON.parse(readFileSync(join(root, ".next", "routes-manifest.json"), "utf8"));
  return headers
    .filter(({ regex }) => new RegExp(regex).test(path))
    .flatMap(({ headers: found }) => found.map(({ key, value }) => [key, value]));
}

/** The tag that Next gives the file, from the rounded time: the same to a cache whichever of the two answers. */
const tagOf = ({ size, mtime }) => `W/"${size.toString(16)}-${mtime.getTime().toString(16)}"`;

/** @returns path of the address → headers, and the compressed file by its encoding */
async function servedFiles(root) {
  const served = new Map();
  for (const name of await builtFiles(root)) {
    const forms = ENCODINGS.map(({ name: encoding }) => [encoding, compressedFile(root, name, encoding)]);
    if (!forms.every(([, file]) => existsSync(file))) continue;
    const path = URL_START + name;
    const facts = await stat(join(staticFolder(root), name));
    served.set(path, {
      forms: new Map(forms),
      headers: [
        ...configuredHeaders(root, path),
        ["Cache-Control", CACHE],
        ["Last-Modified", facts.mtime.toUTCString()],
        ["ETag", tagOf(facts)],
        ["Vary", "Accept-Encoding"],
      ],
      type: TYPES[extname(name)],
    });
  }
  return served;
}

/** @returns a function that answers a request and returns true, or returns false when it is not one for it */
export async function staticFiles(root) {
  await compressStatic(root);
  const served = await servedFiles(root);
  return (request, response) => {
    const file = served.get((request.url ?? "").split("?")[0]);
    if (!file || !["GET", "HEAD"].includes(request.method) || request.headers.range) return false;
    const accepted = request.headers["accept-encoding"] ?? "";
    const encoding = ENCODINGS.find(({ name }) => accepts(accepted, name))?.name;
    if (!encoding) return false;
    for (const [name, value] of file.headers) response.setHeader(name, value);
    if (request.headers["if-none-match"]?.includes(response.getHeader("ETag"))) {
      response.writeHead(304).end();
      return true;
    }
    readFile(file.forms.get(encoding)).then(
      (bytes) => {
        response.setHeader("Content-Type", file.type);
        response.setHeader("Content-Encoding", encoding);
        response.setHeader("Content-Length", bytes.length);
        response.writeHead(200).end(request.method === "HEAD" ? undefined : bytes);
      },
      () => response.destroy(),
    );
    return true;
  };
}
