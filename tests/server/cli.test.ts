/**
 * The command line as an operator runs it: real processes on one instance, from the empty database to the export, with
 * a server running beside them. The tests tell one story and are run in order.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { callApi } from "../support/api";
import { type Instance, makeInstance } from "../support/instance";
import { concord, type Ran, type ServerProcess, startServerProcess } from "../support/processes";
import { putModel } from "../support/tiny-segment-model";
import { until } from "../support/until";
import { unzip, zipOf } from "../support/zip";

const OWNER = "owner@example.test";
const PASSWORD = "correct horse battery staple";
const COMMANDS = [
  ...["start", "migrate", "demo", "user add", "user password"],
  ...["token create", "import", "export", "doctor"],
];
const RELEASE_MS = 30_000;
const NOWHERE = "01m84ah2r9kht5f4aytdaetm9g";

// Dozens of processes are started; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 180_000 });

let instance: Instance;
let server: ServerProcess;
let token = "";
beforeAll(async () => {
  instance = await makeInstance("empty");
});
afterAll(async () => {
  await server?.kill();
  await instance.remove();
});

const run = (words: string, options: Parameters<typeof concord>[2] = {}) =>
  concord(instance, words.split(" ").filter(Boolean), options);
const file = (name: string) => join(instance.folder, name);
const api: <N extends Parameters<typeof callApi>[1]>(
  name: N,
  call?: Parameters<typeof callApi>[2],
) => ReturnType<typeof callApi<N>> = (name, call) => callApi({ url: server.url, token }, name, call);

/** Refused in words: no stack, nothing on stdout. */
function expectRefused(ran: Ran, code: 1 | 2, text: RegExp): void {
  expect(ran.err).toMatch(text);
  expect(ran).toMatchObject({ code, out: "" });
  expect(ran.err).not.toMatch(/\n\s+at /);
}

async function makeProject(template: string): Promise<string> {
  const made = await api("createProject", { body: { name: template, template } });
  expect(made.status).toBe(201);
  return made.body.id;
}
const taskCount = async (project: string) => (await api("getProject", { params: { project } })).body.tasks;

describe("a new instance", () => {
  it("helps with every command, and refuses what is none with exit code 2", async () => {
    const helps = await Promise.all(COMMANDS.map((name) => run(`${name} --help`)));
    helps.forEach(({ code, out, err }, i) => {
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain(`concord ${COMMANDS[i]}`);
    });
    const [all, unknown, extra] = await Promise.all([run("--help"), run("bogus"), run("start now")]);
    for (const name of COMMANDS) expect(all.out).toContain(name);
    expect(all.code).toBe(0);
    expectRefused(unknown, 2, /no command "bogus"/);
    expectRefused(extra, 2, /'now'/);
  });

  it("checks the words before anything is opened, and makes no instance of a mistyped folder", async () => {
    const mistyped = { env: { CONCORD_DATA_DIR: file("typo"), DATABASE_URL: "" } };
    const words: [string, RegExp][] = [
      ["user add --email x --name N", /--email/],
      ["token create --email a@b.c --name n --days 0", /--days/],
      ["import --project x --format xls --file y", /"xls" is none of jsonl/],
      ["import --project x --format csv --file y --map a", /"a" is not field=column/],
      ["import --project x --format csv --file y --delimiter space", /"space" is none of comma, semicolon/],
      ["import --project x --format csv --file y --header no", /"no" is none of true, false/],
      ["export --release x --format tfrecord --out y", /"tfrecord" is none of/],
    ];
    const refused = await Promise.all(words.map(([line]) => run(line, mistyped)));
    refused.forEach((ran, i) => {
      expectRefused(ran, 2, words[i]?.[1] ?? /never/);
    });
    expectRefused(await run("token create --email a@b.c --name n", mistyped), 1, /There is no database/);
    const doctor = await run("doctor", mistyped);
    expect(doctor.out).toMatch(/^warn data folder: .*not there yet/m);
    expect(readdirSync(instance.folder)).not.toContain("typo");
  });

  it("migrates once and says what it applied", async () => {
    expect((await run("doctor")).out).toMatch(/^warn (migrations: \d+ to apply|database: .* not there yet)/m);
    expect(await run("migrate")).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringMatching(/^Applied: 0000_/),
    });
    expect(await run("migrate")).toMatchObject({ code: 0, out: "The database is up to date.\n" });
  });

  it("adds the owner first, then others, and never shows a password", async () => {
    const owner = `user add --email ${OWNER} --name Owner`;
    const env = { CONCORD_PASSWORD: PASSWORD };
    expectRefused(await run("demo"), 1, /Nobody has set up this instance/);
    expectRefused(await run(owner, { env }), 1, /first account is the owner/);
    expectRefused(await run(`${owner} --owner`, { input: "short\n" }), 1, /at least 10 characters/);
    expectRefused(await run(`${owner} --owner`, { input: "1234567890\n" }), 1, /easy to guess/);
    expectRefused(await run(`${owner} --owner`), 1, /No password was given/);
    const added = await run(`${owner} --owner`, { env });
    expect(added).toMatchObject({ code: 0, out: `Added ${OWNER} as an owner.\n` });
    expectRefused(await run(owner, { env }), 1, /There is an account/);
    const second = await run("user add --email M@example.test --name M", { input: `${PASSWORD}\n` });
    expect(second).toMatchObject({ code: 0, out: "Added m@example.test.\n" });
    expect(JSON.stringify([added, second])).not.toContain(PASSWORD);
  });

  it("gives a new password where the old one was forgotten, to an account that is there", async () => {
    const reset = "user password --email m@example.test";
    const env = { CONCORD_PASSWORD: "another horse battery staple" };
    expectRefused(await run("user password --email who@example.test", { env }), 1, /no account who@/);
    expectRefused(await run(reset, { input: "1234567890\n" }), 1, /easy to guess/);
    expect(await run(reset, { env })).toMatchObject({
      code: 0,
      out: "m@example.test has a new password; its sessions have ended.\n",
    });
  });

  it("makes a token that the server takes, alone on stdout", async () => {
    expectRefused(await run("token create --email who@example.test --name n"), 1, /There is no account who@/);
    const made = await run(`token create --email ${OWNER} --name test --days 1`);
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^cnc_\S+\n$/);
    token = made.out.trim();
    server = await startServerProcess(instance);
    expect((await api("getMe")).body.email).toBe(OWNER);
  });
});

describe("importing beside a running server", () => {
  it("adds the rows of a JSONL and a CSV file once", async () => {
    const project = await makeProject("text-classification");
    const rows = Array.from({ length: 2_500 }, (_, i) => JSON.stringify({ id: `r${i}`, body: `Text ${i}` }));
    writeFileSync(file("rows.jsonl"), rows.join("\n"));
    writeFileSync(file("rows.csv"), 'text,topic\r\n"one, two",a\r\nthree,b\r\n');
    const jsonl = `import --project ${project} --format jsonl --file rows.jsonl --map text=body --id id`;
    expect(await run(jsonl)).toMatchObject({
      code: 0,
      err: "",
      out: "2500 added, 0 there already, 0 bad rows.\n",
    });
    expect((await run(jsonl)).out).toBe("0 added, 2500 there already, 0 bad rows.\n");
    const csv = `import --project ${project} --format csv --file rows.csv`;
    expect((await run(csv)).out).toBe("2 added, 0 there already, 0 bad rows.\n");
    expect(await taskCount(project)).toBe(2_502);
    writeFileSync(file("bare.csv"), "1|four\n2|five\n");
    const bare = `import --project ${project} --format csv --file bare.csv --delimiter pipe --header false`;
    expect((await run(`${bare} --map text=column_2`)).out).toBe("2 added, 0 there already, 0 bad rows.\n");
    expectRefused(
      await run(bare),
      1,
      /bare\.csv: The table has no column "text"\. It has: column_1, column_2/,
    );
  });

  it("adds the pictures of a zip", async () => {
    const project = await makeProject("object-detection");
    const picture = (width: number) =>
      sharp({ create: { width, height: 20, channels: 3, background: "navy" } })
        .png()
        .toBuffer();
    writeFileSync(file("p.zip"), await zipOf({ "a/1.png": await picture(30), "a/2.png": await picture(31) }));
    const added = await run(`import --project ${project} --format zip --file p.zip`);
    expect(added).toMatchObject({ code: 0, out: "2 added, 0 there already, 0 bad rows.\n" });
    expect(await taskCount(project)).toBe(2);
  });

  it("brings labels in as what they are said to be, once", async () => {
    const project = await makeProject("text-classification");
    const { schema } = (await api("getProject", { params: { project } })).body;
    const question = schema.controls[0]?.id ?? "";
    writeFileSync(file("labeled.csv"), "text,ann\nfine,Good=1\nbad,Other\n");
    const rows = `import --project ${project} --format csv --file labeled.csv`;
    const labeled = `${rows} --labels annotations --answer ${question}=ann`;
    expectRefused(await run(labeled), 1, /Good=1/);
    const taken = await run(`${labeled} --label Good=1= --add-labels`);
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.out).toContain("2 added, 0 there already, 0 bad rows.");
    expect(taken.out).toContain("Labels: 1 annotations, 0 predictions, 0 final answers, 0 there already.");
    const again = await run(`${labeled} --label Good=1= --add-labels`);
    expect(again.out).toContain("0 added, 2 there already");
    expect(again.out).toContain("1 there already.");
    expectRefused(await run(`${rows} --by Ann`), 2, /--by needs --labels/);
    expectRefused(await run(`${rows} --labels truth`), 2, /"truth" is none of annotations/);
  });

  it("adds nothing when something is wrong, and says what", async () => {
    const project = await makeProject("text-classification");
    writeFileSync(file("bad.jsonl"), '{"text":"good"}\nnot json\n');
    const from = (name: string, as = "") =>
      run(`import --project ${project} --format jsonl --file ${name} ${as}`);
    expectRefused(await from("nowhere.jsonl"), 1, /nowhere\.jsonl does not exist/);
    expectRefused(await from("."), 1, /is not a file/);
    expectRefused(await from("bad.jsonl"), 1, /row 2: not valid JSON/);
    expectRefused(await from("bad.jsonl", "--as m@example.test"), 1, /no such project/);
    const elsewhere = `import --project ${NOWHERE} --format jsonl --file bad.jsonl`;
    expectRefused(await run(elsewhere), 1, /no such project/);
    expect(await taskCount(project)).toBe(0);
    const skipped = await from("bad.jsonl", "--skip-bad-rows");
    expect(skipped).toMatchObject({ code: 0, out: "1 added, 0 there already, 1 bad rows.\n" });
    expect(skipped.err).toContain("row 2: not valid JSON");
  });

  // A super-user may read everything.
  it.skipIf(process.getuid?.() === 0)("says that a file may not be read", async () => {
    writeFileSync(file("secret.jsonl"), "{}");
    chmodSync(file("secret.jsonl"), 0);
    const ran = await run(`import --project ${NOWHERE} --format jsonl --file secret.jsonl`);
    expectRefused(ran, 1, /not allowed/);
  });
});

describe("the demo and its export", () => {
  let tickets = "";
  let harbour = "";
  let harbourProject = "";

  async function freeze(project: string): Promise<string> {
    const plan = { labels: "majority", ratios: { train: 0.6, validation: 0.2, test: 0.2 }, seed: "s" };
    const made = await api("createRelease", { params: { project }, body: { name: "First", plan } });
    const release = made.body.id;
    await until("the release", RELEASE_MS, async () => {
      const { status } = (await api("getRelease", { params: { release } })).body;
      return status === "frozen" ? status : undefined;
    });
    return release;
  }

  it("makes both projects once", async () => {
    const made = await run("demo");
    expect(made.code).toBe(0);
    const ids = made.out
      .trim()
      .split("\n")
      .map((url) => url.split("/").at(-1) ?? "");
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(await taskCount(id)).toBeGreaterThan(10);
    expectRefused(await run("demo"), 1, /are here already/);
    harbourProject = ids[1] ?? "";
    [tickets, harbour] = (await Promise.all([freeze(ids[0] ?? ""), freeze(ids[1] ?? "")])) as [
      string,
      string,
    ];
  });

  it("writes the release whole: rows and splits as its manifest says, the same bytes each time", async () => {
    const to = (out: string) => run(`export --release ${tickets} --format jsonl --out ${out}`);
    expect(await to("first.zip")).toMatchObject({ code: 0, out: "" });
    const bytes = readFileSync(file("first.zip"));
    const files = await unzip(bytes);
    const manifest = JSON.parse(String(files["manifest.json"])) as {
      counts: { tasks: number; splits: Record<string, number> };
    };
    const rows = Object.keys(manifest.counts.splits).map((split) =>
      String(files[`${split}.jsonl`])
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { id: string; split: string; labels: { answers: object } }),
    );
    expect(rows.map((part) => part.length)).toEqual(Object.values(manifest.counts.splits));
    expect(rows.flat()).toHaveLength(manifest.counts.tasks);
    expect(new Set(rows.flat().map((row) => row.id)).size).toBe(manifest.counts.tasks);
    rows.forEach((part, i) => {
      for (const row of part) expect(row.split).toBe(Object.keys(manifest.counts.splits)[i]);
    });
    expect(Object.keys(rows[0]?.[0]?.labels.answers ?? {})).not.toHaveLength(0);
    const printed = await to("-");
    expect(printed.bytes.equals(bytes)).toBe(true);
  });

  it("leaves no file behind when it cannot write one", async () => {
    const to = (out: string, release = tickets) =>
      run(`export --release ${release} --format jsonl --out ${out}`);
    expectRefused(await to("nowhere/x.zip"), 1, /There is no folder/);
    expectRefused(await to("."), 1, /is a folder/);
    expectRefused(await to("x.zip", NOWHERE), 1, /no such release/);
    const { env } = instance;
    const words = ["export", "--release", tickets, "--format", "jsonl", "--out", "-"];
    const child = spawn(process.execPath, [join(process.cwd(), "bin", "concord.js"), ...words], { env });
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    expect(await once(child, "close")).toEqual([1, null]);
    expect(err).toMatch(/went away/);
    expect(readdirSync(instance.folder).filter((name) => /x\.zip|\.part/.test(name))).toEqual([]);
  });

  it("breaks off when the file of a picture is missing, and keeps what stood there before", async () => {
    const words = `export --release ${harbour} --format coco --out harbour.zip`;
    expect((await run(words)).code).toBe(0);
    const before = readFileSync(file("harbour.zip"));
    const pictures = join(instance.folder, "assets", harbourProject);
    for (const name of readdirSync(pictures, { recursive: true }).map(String))
      if (/\.(png|jpeg|webp)$/.test(name) && !name.includes("thumbnail")) rmSync(join(pictures, name));
    const missing = await run(words);
    expectRefused(missing, 1, /image \w+ is missing/);
    expect(readFileSync(file("harbour.zip")).equals(before)).toBe(true);
    expect(readdirSync(instance.folder).filter((name) => name.includes(".part"))).toEqual([]);
  });
});

describe("the doctor", () => {
  const lines = ({ out }: Ran) =>
    out
      .trim()
      .split("\n")
      .map((line) => line.split(/\s+/, 1)[0]);

  it("finds nothing wrong with a running instance, and leaves nothing behind", async () => {
    const before = readdirSync(instance.folder);
    const ran = await run("doctor");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(lines(ran)).not.toContain("fail");
    for (const name of [
      "node",
      "data folder",
      "free space",
      "storage",
      "fsync",
      "secret",
      "migrations",
      "clock",
    ])
      expect(ran.out).toMatch(new RegExp(`^ok +${name}: `, "m"));
    expect(ran.out).toMatch(/^ok +(quick check: ok|full_page_writes: on)$/m);
    expect(readdirSync(instance.folder)).toEqual(before);
  });

  it("says which model annotators draw with, and why a folder is not used", async () => {
    const models = join(instance.folder, "models");
    await putModel(join(models, "a-tiny"), { encoder: Uint8Array.of(1), decoder: Uint8Array.of(2) });
    mkdirSync(join(models, "empty"));
    const ran = await run("doctor");
    rmSync(models, { recursive: true });
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^ok +models: a-tiny \(Tiny\)$/m);
    expect(ran.out).toMatch(/^warn models: empty is not used: There is no model\.json\.$/m);
  });

  it("fails, and says what to do, about a weak or readable secret, a wrong setting and an unreachable database", async () => {
    const weak = await run("doctor", { env: { CONCORD_SECRET: "short" } });
    expect(weak).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^fail secret: CONCORD_SECRET is too weak/m),
    });
    expect(weak.out).not.toContain("short");
    chmodSync(file("secret"), 0o644);
    const readable = await run("doctor");
    chmodSync(file("secret"), 0o600);
    expect(readable).toMatchObject({ code: 1, out: expect.stringMatching(/^fail secret: .*chmod 600/m) });
    const wrong = await run("doctor", { env: { CONCORD_URL: "nowhere" } });
    expect(wrong).toMatchObject({ code: 1, out: expect.stringMatching(/^fail settings: CONCORD_URL/m) });
    expect(wrong.out).toMatch(/^ok +storage/m);
    const down = { env: { DATABASE_URL: "postgres://concord:hidden@127.0.0.1:1/none" } };
    const unreachable = await run("doctor", down);
    expect(unreachable).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^fail database: .*not answer/m),
    });
    const migrated = await run("migrate", down);
    expectRefused(migrated, 1, /not answer/);
    expect(`${unreachable.out}${migrated.err}`).not.toContain("hidden");
  });
});

describe("a database newer than the program", () => {
  it("is refused by every command and by the server, in words", async () => {
    await server.kill("SIGTERM");
    const services = await instance.open();
    await services.database.write((db) =>
      db.raw.all("insert into concord_migration (tag, applied_at) values (?, ?)", ["9999_later", 0]),
    );
    await services.database.close();
    const newer = /newer than this program.*9999_later/;
    const words = [
      "migrate",
      "demo",
      `token create --email ${OWNER} --name n`,
      `import --project ${NOWHERE} --format csv --file rows.csv`,
      `export --release ${NOWHERE} --format csv --out x.zip`,
    ];
    for (const ran of await Promise.all(words.map((line) => run(line)))) expectRefused(ran, 1, newer);
    expect(await run("doctor")).toMatchObject({ code: 1, out: expect.stringMatching(newer) });
    await expect(startServerProcess(instance)).rejects.toThrow(newer);
  });
});
