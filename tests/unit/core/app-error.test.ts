import { expect, it, vi } from "vitest";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";

it("is one type for all bundles, which each have a class of their own", async () => {
  vi.resetModules();
  const { AppError: Other } = await import("@/lib/core/app-error");
  expect(Other).not.toBe(AppError);
  const error = new Other("not_found", say("releases.deleted"));
  expect(error).toBeInstanceOf(AppError);
  for (const stranger of [new Error("no"), null, undefined, {}, "text"])
    expect(stranger instanceof AppError).toBe(false);
});
