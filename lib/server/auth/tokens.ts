/** Secrets handed out once: API tokens and invite links. Only their SHA-256 is stored. */
import { randomBytes } from "node:crypto";
import { sha256Hex } from "../sha256";

export const API_TOKEN_PREFIX = "cnc_";

export const hashSecret = sha256Hex;
export const makeApiToken = (): string => API_TOKEN_PREFIX + randomBytes(24).toString("base64url");
export const makeInviteSecret = (): string => randomBytes(24).toString("base64url");
