/** The reviewers of a project: what they have decided and how long annotations waited for them, for its managers. */
import { commentsByPerson, recentWaits, reviewsByPerson } from "@/db/queries/reviewers";
import { FEWEST_ANNOTATIONS } from "@/lib/agreement/fewest-annotations";
import { wilsonInterval } from "@/lib/agreement/wilson";
import type { ReviewerFigures } from "@/lib/contracts/annotator-figures";
import { medianOf } from "@/lib/core/median";
import { requireRole } from "../access";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";

const WAITS = 500;

type Reviewer = ReviewerFigures["reviewers"][number];

/** With Wilson's interval; null on fewer than 30. */
const shareOf = (some: number, all: number): Reviewer["rejectedShare"] =>
  all < FEWEST_ANNOTATIONS ? null : { value: some / all, interval: wilsonInterval(some, all) };

export const getReviewerFigures: UseCase<"getReviewerFigures"> = async (context, { params }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const db = context.database.read;
  const { schema } = await projectWithSchema(context, projectId);
  const overruled = await runInWorker(context, "overruledReviews", { projectId, schema });
  const comments = await commentsByPerson(db, { projectId });
  const counted = new Map<string, Pick<Reviewer, "name" | "accepted" | "fixed" | "rejected">>();
  for (const { userId, name, decision, reviews } of await reviewsByPerson(db, { projectId })) {
    const known = counted.get(userId) ?? { name, accepted: 0, fixed: 0, rejected: 0 };
    counted.set(userId, { ...known, [decision]: reviews });
  }
  const reviewers = await Promise.all(
    [...counted].map(async ([userId, own]): Promise<Reviewer> => {
      const { compared, overruled: differing } = overruled[userId] ?? { compared: 0, overruled: 0 };
      const all = own.accepted + own.fixed + own.rejected;
      const waits = await recentWaits(db, { projectId, reviewerId: userId, limit: WAITS });
      return {
        userId,
        ...own,
        rejectedShare: shareOf(own.rejected, all),
        decided: compared,
        overruledShare: shareOf(differing, compared),
        medianWaitMs: medianOf(waits),
        comments: comments.get(userId) ?? 0,
      };
    }),
  );
  const reviewed = ({ accepted, fixed, rejected }: Reviewer) => accepted + fixed + rejected;
  return {
    reviewers: reviewers.sort((a, b) => reviewed(b) - reviewed(a) || (a.userId < b.userId ? -1 : 1)),
  };
};
