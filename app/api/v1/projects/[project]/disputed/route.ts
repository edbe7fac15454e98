import { handle } from "@/lib/server/http/handle";
import { listDisputed } from "@/lib/server/quality/agreement";

export const GET = handle("listDisputed", listDisputed);
