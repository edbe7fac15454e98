import { deleteGoldAnswer, getGoldAnswer, putGoldAnswer } from "@/lib/server/gold/gold-answers";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getGoldAnswer", getGoldAnswer);
export const PUT = handle("putGoldAnswer", putGoldAnswer);
export const DELETE = handle("deleteGoldAnswer", deleteGoldAnswer);
