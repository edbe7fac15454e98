/** Downloads of a release: by a manager, and by anybody who has a link to it that has not ended. */
import { findReleaseLink } from "@/db/queries/release-links";
import type { ReleaseRow } from "@/db/queries/releases";
import { findRelease } from "@/db/queries/releases";
import { findUser } from "@/db/queries/users";
import { LinkOptions } from "@/lib/contracts/releases";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { mayManage } from "../access";
import { recordEvent } from "../audit";
import { hashSecret } from "../auth/tokens";
import type { Context } from "../context";
import type { UseCase } from "../use-case";
import { archiveResponse } from "./archive-response";
import type { DownloadOptions } from "./release-documents";
import { requireRelease } from "./releases";

/** Who downloads: a user, or the bearer of a link. */
type By = { actorId: string | null; link?: string };

async function download(
  context: Context,
  row: ReleaseRow,
  options: DownloadOptions,
  { actorId, link }: By,
): Promise<Response> {
  if (row.status !== "frozen") throw new AppError("conflict", say("releases.notFrozen"));
  const { format, split } = options;
  const event = {
    projectId: row.projectId,
    actorId,
    action: "release.download",
    target: row.id,
    detail: { format, ...(split && { split }), ...(link && { link }) },
  };
  const response = await archiveResponse(context, row, options, context.headers);
  await context.database.write((db) => recordEvent(db, event, context.now()));
  return response;
}

export const downloadRelease: UseCase<"downloadRelease"> = async (context, { params, query }) => {
  const { row, actor } = await requireRelease(context, params.release);
  return download(context, row, query, { actorId: actor.id });
};

/** A link that is unknown, withdrawn or of somebody who may not download any more does not exist. */
export const downloadByLink: UseCase<"downloadByLink"> = async (context, { params }) => {
  const db = context.database.read;
  const link = await findReleaseLink(db, { tokenHash: hashSecret(params.token) });
  if (!link || link.revokedAt !== null) throw notFound("releaseLink");
  if (link.expiresAt <= context.now()) throw new AppError("gone", say("releases.linkExpired"));
  const maker = await findUser(db, { userId: link.createdBy });
  if (!maker || maker.disabledAt !== null || !(await mayManage(db, link.projectId, maker)))
    throw notFound("releaseLink");
  const row = await findRelease(db, { releaseId: link.releaseId });
  const options = readValue(LinkOptions, link.options);
  if (!row || !options.ok) throw notFound("releaseLink");
  return download(context, row, options.value, { actorId: null, link: link.id });
};
