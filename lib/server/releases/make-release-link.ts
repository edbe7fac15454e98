/** A link that downloads a release without signing in, until it ends. */
import type { Db } from "@/db/client/database";
import { insertReleaseLink } from "@/db/queries/release-links";
import { hashSecret, makeInviteSecret } from "../auth/tokens";
import type { Services } from "../context";
import type { DownloadOptions } from "./release-documents";

type NewLink = {
  projectId: string;
  releaseId: string;
  options: DownloadOptions;
  createdBy: string;
  lastsMs: number;
};

/** @returns the link with its address, which is not stored */
export async function makeReleaseLink(
  services: Pick<Services, "newId" | "now" | "config">,
  db: Db,
  { lastsMs, ...link }: NewLink,
): Promise<{ id: string; url: string; expiresAt: number; createdAt: number }> {
  const secret = makeInviteSecret();
  const createdAt = services.now();
  const row = { id: services.newId(), createdAt, expiresAt: createdAt + lastsMs };
  await insertReleaseLink(db, { ...link, ...row, tokenHash: hashSecret(secret) });
  return { ...row, url: `${services.config.url}/api/v1/downloads/${secret}` };
}
