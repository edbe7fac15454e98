/**
 * The preview of a plan, told while it is made: lines of JSON with how far it is, then one with the counts or the problem.
 * A project of a million tasks takes long enough that a page without a word would be taken for one that hangs. When the
 * caller leaves, the computing ends.
 */
import type { PreviewLine } from "@/lib/contracts/releases";
import { requireRole } from "../access";
import type { Context } from "../context";
import { problemResponse } from "../http/problem";
import { streamBody } from "../http/stream-body";
import type { Input, UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { requireRatios } from "./releases";

class CallerLeft extends Error {}
const LEFT = "left";

/** Lines in the order they came; the latest progress alone where the reader is slow. */
async function* linesOf(
  context: Context,
  projectId: string,
  plan: Input<"watchPreview">["body"],
): AsyncGenerator<Uint8Array> {
  let isLeft = false;
  let progress: PreviewLine | null = null;
  let wake = () => {};
  const work = runInWorker(context, "previewCounts", { projectId, plan }, async (part) => {
    if (isLeft || context.signal?.aborted) throw new CallerLeft();
    progress = { progress: part };
    wake();
  });
  const end = work.then(
    (counts): PreviewLine => ({ counts }),
    async (error): Promise<PreviewLine | typeof LEFT> =>
      // Nobody reads what became of it, and it is no fault to be logged.
      error instanceof CallerLeft ? LEFT : { problem: await problemResponse(error, context.log).json() },
  );
  const written = (line: PreviewLine) => Buffer.from(`${JSON.stringify(line)}\n`);
  try {
    for (;;) {
      const news = new Promise<null>((resolve) => {
        wake = () => resolve(null);
      });
      const last = await Promise.race([end, news]);
      if (last === LEFT) return;
      if (last) {
        yield written(last);
        return;
      }
      if (progress) yield written(progress);
    }
  } finally {
    isLeft = true;
  }
}

export const watchPreview: UseCase<"watchPreview"> = async (context, { params, body }) => {
  await requireRole(context, params.project, "manager");
  requireRatios(body);
  return new Response(streamBody(linesOf(context, params.project, body)), {
    headers: {
      "content-type": "application/x-ndjson",
      // A compressor would hold the lines back.
      "cache-control": "no-store, no-transform",
    },
  });
};
