/** How a release is had: whole, in ranges, one split alone, by links that end; and what is said of one not to be used any more. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importTexts, makeProject, submit, takeTasks, texts } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip } from "../support/zip";

const HOUR_MS = 3_600_000;

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1);
  await importTexts(server, manager, project, texts(20));
  const person = await server.person("a");
  await server.join(project, person, "annotator");
  for (const task of await takeTasks(server, person, project, 20))
    await submit(server, person, task.id, "other");
});
afterEach(() => server.close());

const plan = { labels: "majority", ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: "7" };

async function freeze(extra: object = {}): Promise<string> {
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "one", plan, ...extra },
  });
  await server.runJobs();
  return made.body.id;
}

const get = (release: string, headers: Record<string, string> = {}, query: object = { format: "jsonl" }) =>
  server.response("downloadRelease", {
    as: manager,
    params: { release },
    query: query as Record<string, string>,
    headers,
  });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe("ranges", () => {
  it("a download that broke off goes on where it was, whether or not the whole was sent before", async () => {
    const release = await freeze();
    const half = await get(release, { range: "bytes=500-" });
    expect(half.status).toBe(206);
    const rest = await bytesOf(half);
    const first = await get(release);
    expect(first.status).toBe(200);
    expect(first.headers.get("accept-ranges")).toBe("bytes");
    const whole = await bytesOf(first);
    expect(half.headers.get("content-range")).toBe(`bytes 500-${whole.length - 1}/${whole.length}`);
    expect(Number(half.headers.get("content-length"))).toBe(rest.length);
    expect(Buffer.concat([whole.subarray(0, 500), rest]).equals(whole)).toBe(true);
    const middle = await get(release, { range: "bytes=100-199" });
    expect((await bytesOf(middle)).equals(whole.subarray(100, 200))).toBe(true);
    const last = await get(release, { range: "bytes=-22" });
    expect((await bytesOf(last)).equals(whole.subarray(-22))).toBe(true);
    // Its length is known now.
    const again = await get(release);
    expect(again.headers.get("content-length")).toBe(String(whole.length));
    await again.body?.cancel();
  });

  it("parts that are asked for at once fit together", async () => {
    const release = await freeze();
    const ranges = ["bytes=0-999", "bytes=1000-1999", "bytes=2000-"];
    const parts = await Promise.all(
      ranges.map(async (range) => bytesOf(await get(release, { range }, { format: "tsv" }))),
    );
    const whole = await bytesOf(await get(release, {}, { format: "tsv" }));
    expect(Buffer.concat(parts).equals(whole)).toBe(true);
  });

  it("a range beyond the end is refused, and one of other bytes gets the whole", async () => {
    const release = await freeze();
    const beyond = await get(release, { range: "bytes=99999999-" });
    expect(beyond.status).toBe(416);
    const tag = beyond.headers.get("etag") ?? "";
    const whole = await get(release, { range: "bytes=10-", "if-range": '"another"' });
    expect(whole.status).toBe(200);
    await whole.body?.cancel();
    const same = await get(release, { range: "bytes=10-", "if-range": tag });
    expect(same.status).toBe(206);
    await same.body?.cancel();
    const other = await get(release, {}, { format: "csv" });
    expect(other.headers.get("etag")).not.toBe(tag);
    await other.body?.cancel();
  });
});

describe("one split alone", () => {
  it.each(["jsonl", "csv", "jsonl-flat"])("%s has the file of that split and no other", async (format) => {
    const release = await freeze();
    const ending = format === "csv" ? "csv" : "jsonl";
    const all = await unzip(await bytesOf(await get(release, {}, { format })));
    const answer = await get(release, {}, { format, split: "test" });
    expect(answer.headers.get("content-disposition")).toContain(`release-1-test-${format}.zip`);
    const files = await unzip(await bytesOf(answer));
    expect(Object.keys(files).filter((name) => name.endsWith(`.${ending}`))).toEqual([`test.${ending}`]);
    expect(files[`test.${ending}`]?.equals(all[`test.${ending}`] as Buffer)).toBe(true);
    expect(JSON.parse(String(files["manifest.json"]))).toMatchObject({ split: "test" });
  });
});

describe("links", () => {
  const makeLink = async (release: string, body: object = {}) =>
    (
      await server.call("createReleaseLink", {
        as: manager,
        params: { release },
        body: { format: "csv", split: "train", expiresInHours: 1, ...body },
      })
    ).body;
  const tokenOf = (url: string) => url.split("/").at(-1) ?? "";
  const byLink = (url: string, headers: Record<string, string> = {}) =>
    server.response("downloadByLink", { as: null, params: { token: tokenOf(url) }, headers });

  it("anybody downloads what the link is of, in ranges too, until it ends or is withdrawn", async () => {
    const release = await freeze();
    const link = await makeLink(release);
    const answer = await byLink(link.url);
    expect(answer.status).toBe(200);
    const files = await unzip(await bytesOf(answer));
    expect(Object.keys(files)).toContain("train.csv");
    expect((await byLink(link.url, { range: "bytes=0-9" })).status).toBe(206);
    const list = await server.call("listReleaseLinks", { as: manager, params: { release } });
    expect(list.body.items).toMatchObject([
      { id: link.id, options: { format: "csv", split: "train" }, createdBy: "manager" },
    ]);
    expect(JSON.stringify(list.body)).not.toContain(tokenOf(link.url));

    server.advance(HOUR_MS + 1);
    expect((await byLink(link.url)).status).toBe(410);

    const other = await makeLink(release);
    await server.call("revokeReleaseLink", { as: manager, params: { release, link: other.id } });
    expect((await byLink(other.url)).status).toBe(404);
    expect((await byLink("x/none")).status).toBe(404);
    const twice = await server.call("revokeReleaseLink", {
      as: manager,
      params: { release, link: other.id },
    });
    expect(twice.status).toBe(404);
  });

  it("a link has the rights of its maker and no more", async () => {
    const helper = await server.person("helper");
    await server.join(project, helper, "manager");
    const release = await freeze();
    const { url } = (
      await server.call("createReleaseLink", {
        as: helper,
        params: { release },
        body: { format: "csv" },
      })
    ).body;
    expect((await byLink(url)).status).toBe(200);
    await server.call("patchMember", {
      as: manager,
      params: { project, user: helper.id },
      body: { role: "reviewer" },
    });
    expect((await byLink(url)).status).toBe(404);
  });

  it("is told to webhooks with what was frozen, and is not made where nobody listens", async () => {
    const first = await freeze();
    expect(
      (await server.call("listReleaseLinks", { as: manager, params: { release: first } })).body.items,
    ).toEqual([]);
    await server.call("createWebhook", {
      as: manager,
      params: { project },
      body: { url: "https://hooks.example.com/x", events: ["release.frozen"] },
    });
    const second = await freeze();
    const [row] = await server.services.database.read.q
      .select()
      .from(server.services.database.read.t.webhookDelivery);
    const { download } = (row?.payload ?? {}) as { download: { url: string; expiresAt: number } };
    const files = await unzip(await bytesOf(await byLink(download.url)));
    expect(Object.keys(files)).toContain("train.jsonl");
    expect(
      (await server.call("listReleaseLinks", { as: manager, params: { release: second } })).body.items,
    ).toMatchObject([{ expiresAt: download.expiresAt }]);
  });
});

describe("notes, and a release that should not be used any more", () => {
  it("notes are in the datasheet; the mark changes no byte and can be taken back", async () => {
    const release = await freeze({ notes: "Only *spring* tickets." });
    const before = await bytesOf(await get(release));
    expect(String((await unzip(before))["datasheet.md"])).toContain("## Notes\n\nOnly \\*spring\\* tickets.");
    const refused = await server.call("deprecateRelease", {
      as: manager,
      params: { release },
      body: { reason: " " },
    });
    expect(refused.status).toBe(400);
    await server.call("deprecateRelease", {
      as: manager,
      params: { release },
      body: { reason: "Wrong labels." },
    });
    const shown = await server.call("getRelease", { as: manager, params: { release } });
    expect(shown.body).toMatchObject({
      notes: "Only *spring* tickets.",
      deprecated: { reason: "Wrong labels.", by: "manager" },
    });
    expect((await bytesOf(await get(release))).equals(before)).toBe(true);
    await server.call("restoreRelease", { as: manager, params: { release } });
    expect(
      (await server.call("getRelease", { as: manager, params: { release } })).body.deprecated,
    ).toBeNull();
  });
});
