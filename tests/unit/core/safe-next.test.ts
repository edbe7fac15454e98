import { describe, expect, it } from "vitest";
import { safeNext } from "@/lib/core/safe-next";

describe("where to go after signing in", () => {
  it("is the page that was asked for", () => {
    for (const next of ["/", "/projects/1?tab=labels&x=%D0%BF#top", "/projects/1/tasks?search=a%20b"])
      expect(safeNext(next)).toBe(next);
  });

  it("is the start for everything that leads off this site, hides where it leads, or fits no header", () => {
    const bad = [
      "https://evil.test",
      "//evil.test",
      "/\\evil.test",
      "\\\\evil.test",
      "javascript:alert(1)",
      "evil",
      "",
    ];
    const odd = [
      "/\t/evil.test",
      "/\n/evil.test",
      "/a\r\nset-cookie: x=1",
      "/\u0000",
      "/\u2603",
      "/\u043f",
      "/ ",
      " /",
    ];
    for (const next of [...bad, ...odd, undefined]) expect(safeNext(next), String(next)).toBe("/");
  });
});
