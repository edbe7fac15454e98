import { handle } from "@/lib/server/http/handle";
import { askQuestion, listQuestions } from "@/lib/server/questions/questions";

export const GET = handle("listQuestions", listQuestions);
export const POST = handle("askQuestion", askQuestion);
