import { handle } from "@/lib/server/http/handle";
import { listCommentReplies } from "@/lib/server/reviews/comments";

export const GET = handle("listCommentReplies", listCommentReplies);
