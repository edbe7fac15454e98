/** Links to a release: made, listed and withdrawn by managers; a link tells its secret once. */

import {
  listReleaseLinks as listRows,
  type ReleaseLinkRow,
  withdrawReleaseLink,
} from "@/db/queries/release-links";
import { namesOf } from "@/db/queries/users";
import { LinkOptions } from "@/lib/contracts/releases";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { readValue } from "@/lib/core/zod-issues";
import { recordEvent } from "../audit";
import type { UseCase } from "../use-case";
import { makeReleaseLink } from "./make-release-link";
import type { DownloadOptions } from "./release-documents";
import { requireRelease } from "./releases";

const HOUR_MS = 3_600_000;

function optionsOf({ options }: ReleaseLinkRow): DownloadOptions | null {
  const read = readValue(LinkOptions, options);
  return read.ok ? read.value : null;
}

export const createReleaseLink: UseCase<"createReleaseLink"> = async (context, { params, body }) => {
  const { row, actor } = await requireRelease(context, params.release);
  if (row.status !== "frozen") throw new AppError("conflict", say("releases.notFrozen"));
  const { expiresInHours, ...options } = body;
  const made = await context.database.write(async (db) => {
    const link = await makeReleaseLink(context, db, {
      projectId: row.projectId,
      releaseId: row.id,
      options,
      createdBy: actor.id,
      lastsMs: expiresInHours * HOUR_MS,
    });
    const { projectId } = row;
    const detail = { format: options.format, link: link.id };
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "release.link-create", target: row.id, detail },
      context.now(),
    );
    return link;
  });
  return { ...made, options, createdBy: actor.name };
};

export const listReleaseLinks: UseCase<"listReleaseLinks"> = async (context, { params }) => {
  const { row } = await requireRelease(context, params.release);
  const db = context.database.read;
  const links = await listRows(db, { releaseId: row.id });
  const names = await namesOf(db, { userIds: [...new Set(links.map(({ createdBy }) => createdBy))] });
  const items = links.flatMap((link) => {
    const options = optionsOf(link);
    const { id, createdAt, expiresAt } = link;
    return options ? [{ id, createdAt, expiresAt, options, createdBy: names.get(link.createdBy) ?? "" }] : [];
  });
  return { items, nextCursor: null };
};

export const revokeReleaseLink: UseCase<"revokeReleaseLink"> = async (context, { params }) => {
  const { row, actor } = await requireRelease(context, params.release);
  const nowMs = context.now();
  await context.database.write(async (db) => {
    const isGone = await withdrawReleaseLink(db, { releaseId: row.id, linkId: params.link, nowMs });
    if (!isGone) throw notFound("releaseLink");
    await recordEvent(
      db,
      {
        projectId: row.projectId,
        actorId: actor.id,
        action: "release.link-revoke",
        target: row.id,
        detail: { link: params.link },
      },
      nowMs,
    );
  });
  return {};
};
