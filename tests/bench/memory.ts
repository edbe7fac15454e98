/** What the server keeps in memory when a day's work is behind it: it should be little more than at the start. */
import { call, type Figure, rss, start, stop, until } from "./instance";
import { importRows, indexAll, labelLoop } from "./server-work";

const ROWS = 10_000;
const ANSWERS = 3_000;
/** Long enough for timers that let go of what was not used for a while, and for three collections of garbage. */
const REST_MS = 25_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function* benchMemory(): AsyncGenerator<Figure> {
  await stop(await start());
  const bench = await start();
  const mb = () => Math.round(rss(bench.server.pid ?? 0));
  try {
    await pause(3_000);
    const idle = mb();
    const projects: string[] = [];
    for (let i = 0; i < 2; i++) projects.push((await importRows(bench, ROWS)).project);
    await indexAll(bench);
    for (const project of projects) await labelLoop(bench, project, ANSWERS);
    let highest = mb();
    for (let i = 0; i < 2; i++) {
      const plan = { labels: "all", ratios: { train: 0.8, validation: 0.1, test: 0.1 }, seed: "1" };
      const body = { name: "Bench", plan };
      const { id } = await call<{ id: string }>(
        bench,
        "POST",
        `/api/v1/projects/${projects[0]}/releases`,
        body,
      );
      await until(async () => {
        highest = Math.max(highest, mb());
        return (await call<{ status: string }>(bench, "GET", `/api/v1/releases/${id}`)).status === "frozen";
      });
    }
    await pause(REST_MS);
    yield {
      ...{ name: "memory after a label loop, two imports and two releases", value: mb(), unit: "MB" },
      ...{ floorName: "idle", floor: idle },
    };
    yield { name: "highest memory on the way", value: highest, unit: "MB", floorName: "idle", floor: idle };
  } finally {
    await stop(bench);
  }
}
