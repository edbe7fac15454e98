/** Why an image could not be shown, as asking for it once more tells. */
import type { Problem } from "@/lib/contracts/problem";
import type { ErrorKey } from "@/lib/core/message";

export type ImageProblem = "missing" | "damaged" | "unreachable" | "refused" | "fault";

/** The file is lost. Of an image that the annotator may no longer see the server says another key. */
const FILE_GONE: ErrorKey = "notFound.imageFile";

export async function imageProblem(url: string): Promise<ImageProblem> {
  const answer = await fetch(url, { cache: "no-store" }).catch(() => null);
  if (answer === null) return "unreachable";
  if (answer.ok) {
    await answer.body?.cancel();
    return "damaged";
  }
  const problem: Partial<Problem> = await answer.json().catch(() => ({}));
  if (problem.key === FILE_GONE) return "missing";
  return answer.status < 500 ? "refused" : "fault";
}
