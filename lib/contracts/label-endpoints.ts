/** Method and path of the routes that the label view calls, apart from all others: it loads no more than it needs. */
const API = "/api/v1";
/** What `~` stands for: most routes are of a project. */
const PROJECT = "/projects/{project}";

export const LABEL_ENDPOINTS = {
  getMe: "GET /me",
  patchMe: "PATCH /me",
  signOutEverywhere: "POST /me/sign-out-everywhere",
  askQuestion: "POST ~/questions",
  getLabelSession: "GET ~/label-session",
  queue: "POST ~/queue",
  history: "GET ~/history",
  listOwnWork: "GET ~/mine",
  getLabelTask: "GET /tasks/{task}/label",
  putAnnotation: "PUT /tasks/{task}/annotation",
  renewLease: "POST /tasks/{task}/lease",
  releaseLease: "DELETE /tasks/{task}/lease",
} as const;

export type LabelRouteName = keyof typeof LABEL_ENDPOINTS;
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** @param endpoint as it stands in a table: `path` of the result has its parameters in braces */
export function endpointFrom(endpoint: string): { method: Method; path: string } {
  const [method, path = ""] = endpoint.split(" ");
  return { method: method as Method, path: API + path.replace("~", PROJECT) };
}
