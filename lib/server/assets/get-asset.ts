/** Serves an image to callers who may see a task that shows it. */
import { findAsset, isAssetShown, mayAnnotatorSeeAsset } from "@/db/queries/assets";
import { notFound } from "@/lib/core/app-error";
import { requireRole, requireUser } from "../access";
import { streamBody } from "../http/stream-body";
import type { UseCase } from "../use-case";

export const getAsset: UseCase<"getAsset"> = async (context, { params, query }) => {
  const actor = requireUser(context);
  const db = context.database.read;
  const asset = await findAsset(db, { assetId: params.asset });
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
  const thumbnail = query.variant === "thumbnail";
  const file = await context.storage.get(thumbnail ? asset.thumbnailKey : asset.storageKey);
  if (!file) throw notFound("imageFile");
  return new Response(streamBody(file.stream), {
    headers: {
      "content-type": thumbnail ? "image/webp" : asset.mime,
      "content-length": String(file.sizeBytes),
      "content-disposition": "inline",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      // The bytes behind an id never change; the browser may keep them, shared caches may not.
      "cache-control": "private, max-age=3600, immutable",
    },
  });
};
