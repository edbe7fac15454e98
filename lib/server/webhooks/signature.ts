/** How a receiver knows that a delivery came from here, unchanged and just now. */
import { createHmac } from "node:crypto";

/** Of one webhook. Derived, so that no copy of it lies in the database or a backup; a new CONCORD_SECRET changes it. */
export const webhookSecret = (secret: string, webhookId: string): string =>
  createHmac("sha256", secret).update(`webhook:${webhookId}`).digest("hex");

/** The time is signed too, so that a receiver can refuse a delivery that an attacker recorded and sends again. */
export const signatureOf = (secret: string, timestampSeconds: number, body: string): string =>
  `sha256=${createHmac("sha256", secret).update(`${timestampSeconds}.${body}`).digest("hex")}`;
