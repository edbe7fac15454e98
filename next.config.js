/**
 * Where the proxy makes no policy: data, and a few plain pages such as "not found", which need no script. Pictures have
 * a stricter one of their own, and so has the worker that runs models (lib/server/segment/segment-files.ts).
 */
const NO_SCRIPT =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Types are checked by `npm run check`; checking them again here would double the first start.
  typescript: { ignoreBuildErrors: true },
  // A page is loaded when it is first asked for: a start does not wait for all of them, and memory holds what is used.
  experimental: { preloadEntriesOnStart: false },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "no-referrer" },
        { key: "x-frame-options", value: "DENY" },
        { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
    ...["/api/:path((?!v1/(?:assets/|segment/worker)).*)", "/_next/:path((?!static/).*)"].map((source) => ({
      source,
      headers: [{ key: "content-security-policy", value: NO_SCRIPT }],
    })),
    { source: "/api/auth/:path*", headers: [{ key: "cache-control", value: "private, no-store" }] },
  ],
  serverExternalPackages: ["better-sqlite3", "pg", "sharp", "@node-rs/argon2", "pino"],
};
