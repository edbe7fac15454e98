/** The label loop's endpoints. Every answer is checked against its contract: a wrong server fails here, not in the view. */
import type * as z from "zod/mini";
import { call } from "@/lib/client/api/label-call";
import { page } from "@/lib/contracts/common";
import type { PutAnnotation } from "@/lib/contracts/label-requests";
import type { LabelSession } from "@/lib/contracts/label-session";
import {
  HistoryItem,
  LabelTask,
  LeaseResponse,
  PutAnnotationResponse,
  QueueResponse,
} from "@/lib/contracts/labeling";
import { OwnQuestion } from "@/lib/contracts/own-question";
import type { AskQuestion } from "@/lib/contracts/questions";

const HistoryPage = page(HistoryItem);
export type HistoryPage = z.infer<typeof HistoryPage>;
/** `search`: only tasks whose texts hold this. */
export type QueueAsk = { count: number; have: string[]; search?: string; back?: boolean };

export type LabelApi = {
  queue: (ask: QueueAsk) => Promise<QueueResponse>;
  put: (taskId: string, body: PutAnnotation) => Promise<PutAnnotationResponse>;
  /** Lengthens the lease. */
  lease: (taskId: string) => Promise<{ leaseExpiresAt: number }>;
  /**
   * @param until releases the lease only if it still ends then, Unix ms: a lease that another page has renewed stays
   */
  release: (taskId: string, until?: number) => Promise<void>;
  ask: (question: AskQuestion) => Promise<OwnQuestion>;
  history: (cursor: string | null) => Promise<HistoryPage>;
  reopen: (taskId: string) => Promise<LabelTask>;
  /** The session the page was opened with, as it is now. */
  session: () => Promise<LabelSession>;
};

/**
 * @param userId sent with each request, so that the server can refuse (401) one user's requests under the session of
 * another, who signed in meanwhile in another tab
 */
export function labelApi(projectId: string, userId: string): LabelApi {
  const options = { headers: { "x-concord-user": userId } };
  const params = { project: projectId };
  return {
    queue: async (body) => QueueResponse.parse(await call("queue", { params, body }, options)),
    put: async (task, body) =>
      PutAnnotationResponse.parse(await call("putAnnotation", { params: { task }, body }, options)),
    lease: async (task) => LeaseResponse.parse(await call("renewLease", { params: { task } }, options)),
    release: async (task, until) => {
      // The page may be closing: the request has to outlive it.
      await call("releaseLease", { params: { task }, query: { until } }, { ...options, keepalive: true });
    },
    ask: async (body) => OwnQuestion.parse(await call("askQuestion", { params, body }, options)),
    history: async (cursor) => {
      const query = { limit: 50, cursor: cursor ?? undefined };
      return HistoryPage.parse(await call("history", { params, query }, options));
    },
    session: async () => {
      // Needed once the labels or the guideline change: the page has the session it was opened with.
      const contract = await import("@/lib/contracts/label-session");
      return contract.LabelSession.parse(await call("getLabelSession", { params }, options));
    },
    reopen: async (task) => LabelTask.parse(await call("getLabelTask", { params: { task } }, options)),
  };
}
