import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { jsonAnswer } from "@/lib/server/http/json-response";

const asked = (accepts?: string) =>
  new Request("http://localhost/", { headers: accepts === undefined ? {} : { "accept-encoding": accepts } });
const LONG = { text: "A long text, ünd so weiter. ".repeat(20_000) };

describe("a JSON answer", () => {
  it("is compressed here when it is long, to the same text", async () => {
    const answer = await jsonAnswer(asked("gzip, deflate, br"), LONG, 201);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.headers.get("vary")).toBe("accept-encoding");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(JSON.parse(gunzipSync(bytes).toString("utf8"))).toEqual(LONG);
  });

  it.each([undefined, "br", "identity", "gzip;q=0", "gzip; q=0.0, br"])(
    "is plain for a client that takes %s",
    async (accepts) => {
      const answer = await jsonAnswer(asked(accepts), LONG, 200);
      expect(answer.headers.get("content-encoding")).toBeNull();
      expect(await answer.json()).toEqual(LONG);
    },
  );

  it("is left to the compressor in front below that, and to none when it is short", async () => {
    const middling = await jsonAnswer(asked("gzip"), { text: "x".repeat(10_000) }, 200);
    expect(middling.headers.get("content-encoding")).toBeNull();
    expect(middling.headers.get("cache-control")).toBe("private, no-store");
    const short = await jsonAnswer(asked("gzip"), {}, 200);
    expect(short.headers.get("cache-control")).toContain("no-transform");
  });
});
