/** The image behind an id, for callers who may see a task that shows it. */
import { type AssetRow, findAsset, isAssetShown, mayAnnotatorSeeAsset } from "@/db/queries/assets";
import { notFound } from "@/lib/core/app-error";
import { requireRole, requireUser } from "../access";
import type { Context } from "../context";

/** @throws AppError `not_found`, also where the caller must not know that it exists; `unauthenticated` */
export async function requireVisibleAsset(context: Context, id: string): Promise<AssetRow> {
  const actor = requireUser(context);
  const db = context.database.read;
  const asset = await findAsset(db, { assetId: id });
  if (!asset) throw notFound("image");
  const { projectId, id: assetId } = asset;
  const { role } = await requireRole(context, projectId, "annotator").catch((error) => {
    throw error.code === "not_found" ? notFound("image") : error;
  });
  const seen =
    role === "annotator"
      ? await mayAnnotatorSeeAsset(db, { projectId, assetId, userId: actor.id })
      : await isAssetShown(db, { projectId, assetId });
  if (!seen) throw notFound("image");
  return asset;
}
