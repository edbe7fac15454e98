import { letGoOn } from "@/lib/server/gold/gold-settings";
import { handle } from "@/lib/server/http/handle";

export const POST = handle("letGoOn", letGoOn);
