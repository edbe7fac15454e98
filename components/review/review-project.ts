/** What every part of the review page needs to know of the project. */
import type { ProjectRole } from "@/lib/contracts/common";
import type { ListReviews } from "@/lib/contracts/reviews";
import type { LabelSchema } from "@/lib/labels/schema";

export type ReviewStatus = ListReviews["status"];
export type ReviewProject = { id: string; role: ProjectRole; schema: LabelSchema };
