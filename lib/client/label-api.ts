/** The label loop's endpoints. Every answer is checked against its contract: a wrong server fails here, not in the view. */
import type { z } from "zod";
import { page } from "@/lib/contracts/common";
import { LabelSession } from "@/lib/contracts/label-session";
import {
  HistoryItem,
  LabelTask,
  LeaseResponse,
  type PutAnnotation,
  PutAnnotationResponse,
  QueueResponse,
} from "@/lib/contracts/labeling";
import { type AskQuestion, OwnQuestion } from "@/lib/contracts/questions";
import { api } from "./http";

const HistoryPage = page(HistoryItem);
export type HistoryPage = z.infer<typeof HistoryPage>;
export type QueueAsk = { count: number; have: string[] };

export type LabelApi = {
  queue: (ask: QueueAsk) => Promise<QueueResponse>;
  put: (taskId: string, body: PutAnnotation) => Promise<PutAnnotationResponse>;
  /** Lengthens the lease. */
  lease: (taskId: string) => Promise<{ leaseExpiresAt: number }>;
  /** @param until only if it still ends then, Unix ms: whoever prolonged it since keeps it */
  release: (taskId: string, until?: number) => Promise<void>;
  ask: (question: AskQuestion) => Promise<OwnQuestion>;
  history: (cursor: string | null) => Promise<HistoryPage>;
  reopen: (taskId: string) => Promise<LabelTask>;
  /** What the page was opened with, as it is now. */
  session: () => Promise<LabelSession>;
};

/**
 * @param userId sent along so that the server can refuse (401) work of one person under the session of another, who
 * signed in meanwhile in another tab
 */
export function labelApi(projectId: string, userId: string): LabelApi {
  const options = { headers: { "x-concord-user": userId } };
  const project = `/api/v1/projects/${projectId}`;
  const task = (id: string) => `/api/v1/tasks/${id}`;
  return {
    queue: async (ask) => QueueResponse.parse(await api.post(`${project}/queue`, ask, options)),
    put: async (id, body) =>
      PutAnnotationResponse.parse(await api.put(`${task(id)}/annotation`, body, options)),
    lease: async (id) => LeaseResponse.parse(await api.post(`${task(id)}/lease`, undefined, options)),
    release: async (id, until) => {
      const query = until === undefined ? "" : `?until=${until}`;
      // The page may be closing: the request has to outlive it.
      await api.delete<unknown>(`${task(id)}/lease${query}`, undefined, { ...options, keepalive: true });
    },
    ask: async (question) => OwnQuestion.parse(await api.post(`${project}/questions`, question, options)),
    history: async (cursor) => {
      const query = new URLSearchParams({ limit: "50", ...(cursor === null ? {} : { cursor }) });
      return HistoryPage.parse(await api.get(`${project}/history?${query}`, undefined, options));
    },
    session: async () => LabelSession.parse(await api.get(`${project}/label-session`, undefined, options)),
    reopen: async (id) => LabelTask.parse(await api.get(`${task(id)}/label`, undefined, options)),
  };
}
