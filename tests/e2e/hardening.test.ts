/** Requests that no browser of a person makes: ways around the door, through the framework, and out into the network. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/browser";
import { createProject, importFile, joinAs, publishRule, textsFile, visitAsOwner } from "../support/journey";
import { startReceiver } from "../support/receiver";

const TEXT = "canary text of a task";
const RULE = { title: "canary rule", statement: "canary statement", labels: [] };

type Headers = Record<string, string>;
const get = (url: string, headers: Headers = {}) => fetch(url, { headers, redirect: "manual" });
/** An answer without what differs from one request to the next. */
async function plain(answer: Response): Promise<string> {
  const text = (await answer.text()).replace(/nonce[^>\s]*/g, "");
  return `${answer.status} ${answer.headers.get("location")} ${text}`;
}
const isAlive = async (origin: string) =>
  expect((await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(1_000) })).status).toBe(200);

/** Bytes straight to the server, since a client would mend them. @returns what came back until it closed the connection */
function raw(origin: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    let said = "";
    socket.setTimeout(5_000, () => {
      socket.destroy();
      reject(new Error(`left open after: ${said}`));
    });
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(said));
    socket.write(bytes);
  });
}

test("no header and no other spelling of an address leads around the door", async ({ visit, baseURL }) => {
  const origin = String(baseURL);
  const { page } = await visitAsOwner(visit);
  const project = await createProject(page, /Topic and entities/, { name: "Behind the door", overlap: 1 });
  await importFile(page, project, textsFile([TEXT]));
  await publishRule(page, project, RULE);
  const pages = ["", "/tasks", "/guidelines", "/label"].map((path) => `/projects/${project}${path}`);

  await test.step("the header that told an older Next to skip its proxy changes nothing", async () => {
    const names = ["middleware", "src/middleware", "pages/_middleware", "proxy", "src/proxy"];
    const values = names.flatMap((name) => [name, Array(5).fill(name).join(":")]);
    for (const path of [...pages, "/", "/account", "/api/v1/me", `/api/v1/projects/${project}/tasks`]) {
      const refused = await plain(await get(origin + path));
      expect(refused, path).toMatch(/^(307 \/sign-in|401 )/);
      for (const value of values)
        expect(await plain(await get(origin + path, { "x-middleware-subrequest": value })), path).toBe(
          refused,
        );
    }
  });

  await test.step("nothing of the project is in any form the framework can give a page", async () => {
    const rsc = { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" };
    const variants = (path: string): [string, Headers][] => [
      [`${path}.rsc`, {}],
      [`${path}?_rsc=x`, { rsc: "1" }],
      [path, rsc],
      [path, { ...rsc, "next-router-segment-prefetch": "/__PAGE__" }],
      [path, { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" }],
      [`${path}.segments/_tree.segment.rsc`, rsc],
      [`/_next/data/build${path}.json`, { "x-nextjs-data": "1" }],
      [`/${path}`, {}],
      [`/%2e${path}`, {}],
      [path.replace("projects", "Projects"), {}],
      [path.replace("projects", "%70rojects"), {}],
      [`${path}/`, {}],
    ];
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const seen: string[] = [];
    for (const path of pages)
      for (const [address, headers] of variants(path)) {
        const theirs = await (await fetch(origin + address, { headers })).text();
        expect(theirs, `${address} ${JSON.stringify(headers)}`).not.toMatch(/canary|Behind the door/);
        const own = await (await fetch(origin + address, { headers: { ...headers, cookie } })).text();
        if (/canary|Behind the door/.test(own)) seen.push(address);
      }
    // The owner is given it in some of these forms: the search finds what is there.
    expect(seen.length, seen.join(" ")).toBeGreaterThanOrEqual(4 * pages.length);
  });

  await test.step("a page is of the project in its path, whatever the query says", async () => {
    const name = "Another project";
    const other = await createProject(page, /Topic and entities/, { name, overlap: 1 });
    const { page: ada } = await joinAs(visit, page, other, "Ada");
    for (const key of ["nxtPproject", "nxtPid", "project", "id", "__nextDataReq", "_rsc"])
      for (const path of [`/projects/${other}/guidelines`, `/projects/${other}/label`]) {
        const answer = await ada.request.get(`${path}?${key}=${project}`);
        const text = await answer.text();
        expect(text, `${path} ${key}`).not.toMatch(/canary|Behind the door/);
        if (answer.ok() && key !== "_rsc") expect(text).toContain(name);
      }
  });
});

test("what looks like a call of a server function is refused, runs nothing and stops nothing", async ({
  baseURL,
}) => {
  const origin = String(baseURL);
  const canary = join(tmpdir(), `concord-canary-${process.pid}`);
  const prefix = `process.mainModule.require('fs').writeFileSync(${JSON.stringify(canary)},'x');`;
  const chunk = `{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":{"_prefix":${JSON.stringify(prefix)},"_formData":{"get":"$1:constructor:constructor"}}}`;
  const fields = {
    "0": chunk,
    "1": '"$@0"',
    $ACTION_REF_1: "",
    "$ACTION_1:0": '{"id":"x","bound":"$@1"}',
    "$ACTION_1:1": '["$1:constructor:constructor"]',
  };
  const form = () => {
    const made = new FormData();
    for (const [name, value] of Object.entries(fields)) made.set(name, value);
    return made;
  };
  for (const path of ["/", "/sign-in", "/nowhere", "/api/v1/me", "/api/v1/setup"])
    for (const headers of [{ "next-action": "x" }, { "next-action": "0".repeat(42) }, {}] as Headers[])
      for (const body of [form(), '["$1:__proto__:then"]', "{}"]) {
        const answer = await fetch(origin + path, { method: "POST", headers, body, redirect: "manual" });
        const told = `${path} ${JSON.stringify(headers)} ${answer.status}`;
        expect(answer.status, told).toBeLessThan(500);
        if ("next-action" in headers) expect(answer.status, told).toBeGreaterThanOrEqual(400);
      }
  expect(existsSync(canary)).toBe(false);
  const built = JSON.parse(readFileSync(join(".next", "server", "server-reference-manifest.json"), "utf8"));
  expect(built).toMatchObject({ node: {}, edge: {} });
  expect(Object.keys({ ...built.node, ...built.edge })).toEqual([]);
  await isAlive(origin);
});

test("the server connects to nowhere for a visitor, and closes what is none of its protocols", async ({
  baseURL,
}) => {
  const origin = String(baseURL);
  const listener = await startReceiver();
  try {
    const { port } = listener;
    const host = new URL(origin).host;
    const key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    const targets = [`http://127.0.0.1:${port}/x`, `//127.0.0.1:${port}/x`, `/\\127.0.0.1:${port}`];
    for (const target of [...targets, `127.0.0.1:${port}`, "/", "/api/v1/me", "/_next/webpack-hmr"])
      for (const upgrade of ["websocket", "h2c", "x"]) {
        const request = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}\r\n${key}\r\n\r\n`;
        expect(await raw(origin, request), `${target} ${upgrade}`).toMatch(/^($|HTTP\/1\.1 4)/);
      }
    const sources = [...targets, "/api/v1/me", "https://127.0.0.1/x", "/icon.svg"];
    for (const source of sources)
      for (const width of [1, 16, 640, 10_000]) {
        const query = new URLSearchParams({ url: source, w: String(width), q: "75" });
        expect((await get(`${origin}/_next/image?${query}`)).status, source).toBe(404);
      }
    const kept = join(".next", "cache", "images");
    expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([]);
    expect(listener.connections()).toBe(0);
    // It would have heard a request.
    await fetch(listener.url);
    expect(listener.connections()).toBe(1);
    await isAlive(origin);
  } finally {
    await listener.close();
  }
});
