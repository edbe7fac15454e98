import { getGold, putGoldSettings } from "@/lib/server/gold/gold-settings";
import { handle } from "@/lib/server/http/handle";

export const GET = handle("getGold", getGold);
export const PUT = handle("putGoldSettings", putGoldSettings);
