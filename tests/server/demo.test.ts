import { afterEach, beforeEach, expect, it } from "vitest";
import { createDemo } from "@/lib/server/demo/create-demo";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

let server: TestServer;
let owner: Person;
beforeEach(async () => {
  server = await startTestServer();
  owner = await server.person("owner", "owner");
});
afterEach(() => server.close());

it("fills two projects with simulated people who disagree, so that every page has something to show", async () => {
  const { projectIds } = await createDemo(server.services, owner.id);
  expect(projectIds).toHaveLength(2);
  for (const project of projectIds) {
    const params = { project };
    const members = (await server.call("listMembers", { as: owner, params })).body.items;
    expect(members.filter((member) => member.simulated).length).toBeGreaterThanOrEqual(3);
    const report = (await server.call("getAgreement", { as: owner, params })).body;
    const measured = report.controls.map((control) => (control.headline as { value: number | null }).value);
    for (const value of measured) expect(value).toBeGreaterThan(0.2);
    expect(Math.min(...measured.map(Number))).toBeLessThan(1);
    const disputed = await server.call("listDisputed", {
      as: owner,
      params,
      query: { control: report.controls[0]?.control ?? "" },
    });
    expect(disputed.body.items.length).toBeGreaterThan(0);
    expect((await server.call("listRules", { as: owner, params })).body.items.length).toBeGreaterThan(2);
    const [release] = (await server.call("listReleases", { as: owner, params })).body.items;
    expect(release?.status).toBe("frozen");
    for (const count of Object.values(release?.counts?.splits ?? {})) expect(count).toBeGreaterThan(0);
    const tasks = (await server.call("listTasks", { as: owner, params })).body.items;
    expect(tasks.filter((task) => task.decided).length).toBeGreaterThan(2);
  }
  const overviews = await Promise.all(
    projectIds.map((project) => server.call("getOverview", { as: owner, params: { project } })),
  );
  expect(overviews.map(({ body }) => body.questions.open)).toEqual([2, 1]);
  await expect(createDemo(server.services, owner.id)).rejects.toMatchObject({ code: "conflict" });
});
