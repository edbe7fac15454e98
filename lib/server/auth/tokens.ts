/** Secrets handed out once: API tokens and invite links. Only their SHA-256 is stored. */
import { createHash, randomBytes } from "node:crypto";

export const API_TOKEN_PREFIX = "cnc_";

export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
export const makeApiToken = (): string => API_TOKEN_PREFIX + randomBytes(24).toString("base64url");
export const makeInviteSecret = (): string => randomBytes(24).toString("base64url");
