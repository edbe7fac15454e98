/**
 * Every route × role × (own project, another project). What each may answer follows from the `access` written in the
 * route table; a route that the table lacks, or a table row without a handler, fails the suite.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Access, ROUTES, type RouteContract, type RouteName } from "@/lib/contracts/routes";
import { newId } from "@/lib/core/ids";
import { makePlace, QUERIES, WEBHOOK } from "../support/place";
import { answerBody } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const ROLES = ["anonymous", "stranger", "annotator", "reviewer", "manager", "owner"] as const;
type Role = (typeof ROLES)[number];
const NAMES = Object.keys(ROUTES) as RouteName[];

let server: TestServer;
let people: Record<Exclude<Role, "anonymous">, Person>;
let places: Record<"own" | "other", Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer();
  const [owner, manager, reviewer, annotator, stranger, neighbour] = await Promise.all([
    server.person("owner", "owner"),
    server.person("manager"),
    ...["reviewer", "annotator", "stranger"].map((name) => server.person(name, "member", false)),
    server.person("neighbour"),
  ]);
  people = { owner, manager, reviewer, annotator, stranger } as typeof people;
  places = {
    own: await makePlace(server, people.manager),
    other: await makePlace(server, neighbour as Person),
  };
  await server.join(places.own.project ?? "", people.reviewer, "reviewer");
  await server.join(places.own.project ?? "", people.annotator, "annotator");
});
afterAll(() => server.close());

const RANK: Record<string, number> = { annotator: 1, member: 1, reviewer: 2, manager: 3, owner: 3 };

/** The refusal expected, or null when the caller may go on to whatever the route answers. */
function expected(access: Access, role: Role, place: "own" | "other", inProject: boolean): number | null {
  if (access === "public") return null;
  if (role === "anonymous") return 401;
  if (access === "user") return null;
  if (access === "creator") return role === "owner" || role === "manager" ? null : 403;
  if (access === "owner") return role === "owner" ? null : 403;
  if (!inProject || role === "owner") return null;
  if (place === "other" || role === "stranger") return 404;
  return (RANK[role] ?? 0) >= (RANK[access] ?? 0) ? null : 403;
}

const BODIES: Partial<Record<RouteName, unknown>> = {
  setUp: { name: "X", email: "x@example.test", password: "long enough password" },
  patchMe: {},
  changePassword: { currentPassword: "wrong", newPassword: "long enough password" },
  createToken: { name: "t", password: "wrong" },
  acceptInvite: {},
  readLabelConfig: { xml: '<View><Text name="t" value="$t"/><Rating name="r" toName="t"/></View>' },
  createProject: { name: "P", template: "text-classification" },
  patchProject: { name: "Renamed" },
  patchUser: { mayCreateProjects: true },
  patchMember: { role: "manager" },
  createInvite: { role: "annotator" },
  invitePeople: { role: "annotator", emails: ["new@example.org"] },
  putGuidelineDraft: { markdown: "x", baseRevision: 99 },
  publishGuideline: {},
  createRule: { title: "t", statement: "s" },
  patchRule: { baseRevision: 99 },
  giveRuling: { ruling: "Like this." },
  putSchema: { schema: {}, baseVersion: 99 },
  assignTasks: { selection: { filter: { status: "done" } }, userId: newId() },
  startBulkAction: { selection: { filter: { status: "done" } }, action: { kind: "return" } },
  deleteTasks: { selection: { filter: { status: "done" } } },
  queue: { count: 1 },
  addPredictions: {
    model: "m",
    items: [{ externalId: "nobody", document: { answers: {}, regions: [], relations: [] } }],
  },
  putAnnotation: answerBody("other"),
  createView: { list: "reviews", name: "Sample", query: "sample=5" },
  patchView: {},
  putColumns: { list: "reviews", columns: "task,preview" },
  putResolution: { baseRevision: 99, document: {} },
  patchThread: { resolved: true },
  claimAdjudication: { among: [newId()] },
  putSecondResolution: { document: {} },
  drawSecondSample: { count: 1 },
  putDistribution: { overlap: 1, share: null, adaptive: null, limits: { total: null, perDay: null } },
  previewDistribution: { overlap: 1, share: null },
  putGoldSettings: { rate: 0, onboarding: 0, training: false, pauseBelow: null, pauseAfter: 30 },
  putGoldAnswer: { baseRevision: 99, fromResolution: true },
  createWebhook: WEBHOOK,
  patchWebhook: { active: false },
  previewRelease: { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" },
  watchPreview: { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" },
  createReleaseLink: { format: "jsonl" },
  deprecateRelease: { reason: "Wrong labels." },
  startDuplicateRun: {},
  previewConsensus: {},
  startConsensusRun: { leastConfidence: 0.9 },
  startLabelErrorRun: { control: "topic", source: { kind: "probabilities" } },
  decideDuplicates: { status: "confirmed", selection: { minSimilarity: 1 } },
  createConfirmedTerms: { name: "T", control: "parts" },
  createRelease: {
    name: "R",
    plan: { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "1" },
  },
};
/** Bodies that name something of the place. */
const BODIES_OF: Partial<Record<RouteName, (place: Record<string, string>) => unknown>> = {
  createExclusion: ({ annotator }) => ({ userId: annotator, untilMs: 1, reason: "Guesses." }),
  askQuestion: ({ task }) => ({ taskId: task, text: "What is this?" }),
  startBulkReview: ({ annotation }) => ({
    annotations: [{ annotationId: annotation, revision: 99 }],
    decision: { kind: "accept" },
  }),
  dismissLabelErrors: ({ task }) => ({ control: "topic", taskIds: [task], dismissed: true }),
  createComment: ({ annotation }) => ({ annotationId: annotation, text: "Look here." }),
  createReview: ({ annotation }) => ({ annotationId: annotation, revision: 1, decision: "accepted" }),
};
const bodyOf = (name: RouteName, place: Record<string, string>): unknown =>
  BODIES_OF[name]?.(place) ?? BODIES[name];
/** Run last or not at all with a permitted caller: they would take away what the other rows need. */
const DESTRUCTIVE = new Set<RouteName>([
  "deleteProject",
  "removeMember",
  "revokeInvite",
  "revokeReleaseLink",
  "liftExclusion",
  "deleteWebhook",
  "deleteTermList",
  "deleteCandidateList",
  "signOutEverywhere",
  "createDemo",
]);
/** Only for people who hold or have answered the task: a member without it is told that it does not exist. */
const BY_POSSESSION = new Set<RouteName>([
  "getLabelTask",
  "showGoldFeedback",
  "askQuestion",
  "listComments",
  "createComment",
  "patchThread",
  "withdrawQuestion",
  "renewLease",
  "getAsset",
  // Reviewers see the bulk actions that they have started themselves.
  "getBulkAction",
  "cancelBulkAction",
  "undoBulkAction",
  "listBulkItems",
  // Of a model that the operator has put there, and of parts that may not be installed.
  "getSegmentModelFile",
  "getSegmentRuntime",
  "getSegmentWorker",
  "getTile",
  // Of one's own.
  "patchView",
  "deleteView",
  "revokeToken",
  "viewInvite",
  "acceptInvite",
  "downloadByLink",
]);

const contractOf = (name: RouteName): RouteContract => ROUTES[name];

describe("the access matrix", () => {
  for (const name of NAMES) {
    const { access, path, method } = contractOf(name);
    const inProject = /\{(project|task|release|asset)\}/.test(path);
    for (const place of inProject ? (["own", "other"] as const) : (["own"] as const))
      it(`${method} ${path} answers each role as the table says (${place} project)`, async () => {
        for (const role of ROLES) {
          const refusal = expected(access, role, place, inProject);
          if (refusal === null && DESTRUCTIVE.has(name)) continue;
          const answer = await server.response(name, {
            as: role === "anonymous" ? null : people[role],
            params: places[place],
            query: QUERIES[name] ?? {},
            body: bodyOf(name, places[place]),
            ...(contractOf(name).body === "raw" ? { raw: '{"text":"x"}' } : {}),
          });
          const status = answer.status;
          await answer.body?.cancel();
          const told = `${role}: ${status}`;
          expect(status, told).toBeLessThan(500);
          if (refusal !== null)
            expect(told).toBe(`${role}: ${path.includes("{asset}") && refusal !== 401 ? 404 : refusal}`);
          else if (!BY_POSSESSION.has(name)) expect([401, 403, 404], told).not.toContain(status);
        }
      });
  }
});

describe("the route table", () => {
  function* routeFiles(folder: string): Generator<string> {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) yield* routeFiles(join(folder, entry.name));
      else if (entry.name === "route.ts") yield join(folder, entry.name);
  }

  it("holds exactly the handlers that exist under app/api/v1", () => {
    const written = [...routeFiles("app/api/v1")].flatMap((file) => {
      const path = file
        .replace(/^app/, "")
        .replace(/\/route\.ts$/, "")
        .replace(/\[(\w+)\]/g, "{$1}");
      return [
        ...readFileSync(file, "utf8").matchAll(/export const (GET|POST|PUT|PATCH|DELETE) = handle\("(\w+)"/g),
      ].map((match) => `${match[1]} ${path} ${match[2]}`);
    });
    expect(written.sort()).toEqual(
      NAMES.map((name) => `${ROUTES[name].method} ${ROUTES[name].path} ${name}`).sort(),
    );
  });

  it("is the whole of the OpenAPI document", async () => {
    const document = (await server.call("openapi")).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    const listed = Object.values(document.paths).reduce(
      (sum, operations) => sum + Object.keys(operations).length,
      0,
    );
    expect(listed).toBe(NAMES.length);
  });
});

describe("requests that a cookie signs", () => {
  it("are refused from another site, whatever the route", async () => {
    for (const name of NAMES.filter((item) => ROUTES[item].method !== "GET")) {
      const answer = await server.call(name, {
        as: people.owner,
        params: places.own,
        body: bodyOf(name, places.own) ?? {},
        headers: { origin: "https://evil.test" },
      });
      expect(`${name} ${answer.status}`).toBe(`${name} 403`);
    }
  });

  it("are refused for ids of another project inside an own one, and nothing is written", async () => {
    const before = await server.call("listTasks", {
      as: people.owner,
      params: { project: places.other.project ?? "" },
    });
    const body = { selection: { ids: [places.other.task] }, withAnswers: true };
    const answer = await server.call("deleteTasks", {
      as: people.manager,
      params: { project: places.own.project ?? "" },
      body,
    });
    expect(answer.status).toBe(404);
    const after = await server.call("listTasks", {
      as: people.owner,
      params: { project: places.other.project ?? "" },
    });
    expect(after.body.items).toEqual(before.body.items);
  });
});
