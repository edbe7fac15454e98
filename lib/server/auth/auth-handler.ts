/** next-auth behind the same guards as the API: origin check, and 429 instead of its own error page when locked. */

import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { addressOf } from "../http/address";
import { requireSameOrigin } from "../http/origin";
import { problemResponse } from "../http/problem";
import { getServices } from "../services";
import { nextAuthOptions } from "./next-auth-options";
import { requireNotLocked } from "./sign-in-limit";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

const MAX_FORM_BYTES = 16_384;

async function requireAllowed(request: NextRequest, address: string) {
  const services = await getServices();
  requireSameOrigin(request, services.config);
  const form = await request.clone().text();
  const email = new URLSearchParams(form.slice(0, MAX_FORM_BYTES)).get("email") ?? "";
  await requireNotLocked(services, email.trim().toLowerCase(), address);
}

export async function authHandler(request: NextRequest, context: RouteContext): Promise<Response> {
  const services = await getServices();
  process.env.NEXTAUTH_URL ??= services.config.url;
  try {
    const address = addressOf(request);
    const { nextauth } = await context.params;
    if (request.method === "POST" && nextauth.join("/") === "callback/credentials")
      await requireAllowed(request, address);
    return await NextAuth(request, context, nextAuthOptions(services, address));
  } catch (error) {
    return problemResponse(error, services.log);
  }
}
