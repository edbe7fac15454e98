/** The preview of a release plan, with word of how far it is. */
import { endpointOf } from "@/lib/contracts/endpoints";
import type { PreviewLine, PreviewProgress, ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { urlOf } from "@/lib/contracts/url-of";
import { ApiError, NetworkError } from "../http";
import { requestLines } from "./lines";

/** @throws ApiError, NetworkError, and AbortError when the signal is given */
export async function previewRelease(
  project: string,
  plan: ReleasePlan,
  onProgress: (progress: PreviewProgress) => void,
  signal: AbortSignal,
): Promise<ReleaseCounts> {
  const { method } = endpointOf("watchPreview");
  const url = urlOf("watchPreview", { params: { project } });
  for await (const line of requestLines<PreviewLine>(method, url, plan, signal)) {
    if ("counts" in line) return line.counts;
    if ("problem" in line) throw new ApiError(line.problem);
    onProgress(line.progress);
  }
  throw new NetworkError("the answer ended before its last line");
}
