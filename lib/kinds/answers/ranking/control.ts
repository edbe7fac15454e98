import * as z from "zod/mini";
import { asked, labels } from "@/lib/labels/parts";

export const RankingControl = z.strictObject({ ...asked, kind: z.literal("ranking"), labels: labels(2) });
export type RankingControl = z.infer<typeof RankingControl>;
