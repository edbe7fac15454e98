import { handle } from "@/lib/server/http/handle";
import { createComment, listComments } from "@/lib/server/reviews/comments";

export const GET = handle("listComments", listComments);
export const POST = handle("createComment", createComment);
