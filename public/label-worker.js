/*
 * Lets the label page open again without network. It stores nothing: the page does (lib/client/session/offline/page-cache.ts). It
 * answers three kinds of GET and leaves everything else, above all every write and every other call of the API, to the
 * browser. `build` in its own address names the stores; a new build is a new worker that deletes the old ones.
 */
const BUILD = new URL(self.location.href).searchParams.get("build");
const CANDIDATES = /^\/api\/v1\/projects\/[^/]+\/candidate-lists\/[^/]+\/files\//;
const LABEL_PAGE = /^\/projects\/[^/]+\/label$/;
/** A network that is there but does not answer is no network. */
const PATIENCE_MS = 4000;
/** What a proxy says when the server behind it is not there. */
const UNREACHABLE = [502, 503, 504];

/*
 * Writes pass by the worker altogether where the browser can (static routing): a request that a closing page sends, such
 * as giving its tasks back, would otherwise be lost with the page before the worker has looked at it.
 */
self.addEventListener("install", (event) => {
  self.skipWaiting();
  if (!event.addRoutes) return;
  const routes = ["POST", "PUT", "PATCH", "DELETE"].map((requestMethod) => ({
    condition: { requestMethod },
    source: "network",
  }));
  event.waitUntil(event.addRoutes(routes));
});

self.addEventListener("activate", (event) => {
  const dropOtherBuilds = async () => {
    const names = await caches.keys();
    const others = names.filter((name) => name.startsWith("concord-") && !name.startsWith(`concord-${BUILD}-`));
    await Promise.all(others.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(dropOtherBuilds());
});

/* The stores hold one address each once, with its own headers: the page's policy and nonce come with it. */
const keptAt = (path) => caches.match(path, { ignoreVary: true });

/** The server says that this page is not this person's (any more): then it is not shown without network either. */
async function forgetRefused(path, answer) {
  const refused = answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status);
  if (!refused) return;
  for (const name of await caches.keys())
    if (name.startsWith("concord-")) await (await caches.open(name)).delete(path, { ignoreVary: true });
}

async function labelPage(request, path) {
  const fetched = fetch(request).then(
    async (answer) => {
      await forgetRefused(path, answer);
      return answer;
    },
    () => Response.error(),
  );
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS));
  const answer = await Promise.race([fetched, late]);
  if (answer && answer.type !== "error" && !UNREACHABLE.includes(answer.status)) return answer;
  return (await keptAt(path)) ?? fetched;
}

async function keptOrFetched(request) {
  const { pathname, search } = new URL(request.url);
  return (await keptAt(pathname + search)) ?? fetch(request).catch(() => Response.error());
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (LABEL_PAGE.test(pathname)) event.respondWith(labelPage(request, pathname));
  } else if (
    pathname.startsWith("/_next/static/") ||
    pathname.startsWith("/api/v1/assets/") ||
    CANDIDATES.test(pathname)
  )
    event.respondWith(keptOrFetched(request));
});
