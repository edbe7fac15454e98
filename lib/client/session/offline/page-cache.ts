/**
 * The files with which the label page opens without network: its HTML, its scripts and styles, and the images of the
 * offline batch. The page writes here; the worker (public/label-worker.js) only reads and deletes. Pages and images are
 * in a store with the user's id in its name, scripts and styles in one that all users share; both names carry the
 * build, so that a new version starts empty and the worker deletes the old.
 */
import type { PageCopy } from "./page-copy";

const PREFIX = "concord-";
const OWN = "-own-";
const STATIC = /\/_next\/static\/[^\s"'\\<>()]+/g;

/** Whether a store of the browser holds pages, images and lists of this user. */
export const isOwnStore = (name: string, userId: string): boolean =>
  name.startsWith(PREFIX) && name.endsWith(`${OWN}${userId}`);

type Place = {
  build: string;
  userId: string;
  projectId: string;
  /** Loads the parts of the page that are shown later, so that the copy knows their files. */
  loadAll: () => Promise<void>;
};

/** A browser without it (plain http on a local network, a private window): the page has to stay open. */
export const NO_COPY: PageCopy = {
  keepPage: async () => false,
  keepImages: async () => true,
  dropImages: async () => {},
};

const isAble = () => typeof caches !== "undefined" && "serviceWorker" in navigator;

/** Deletes the copies of all users, or of all but one. */
export async function clearCopies(exceptUserId: string | null): Promise<void> {
  if (typeof caches === "undefined") return;
  const names = await caches.keys();
  const others = names.filter(
    (name) => name.startsWith(PREFIX) && name.includes(OWN) && !name.endsWith(`${OWN}${exceptUserId}`),
  );
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** Hashed files the page names and those it has loaded since, such as the view itself. */
function staticFiles(html: string): string[] {
  const loaded = performance.getEntriesByType("resource").flatMap(({ name }) => {
    const { origin, pathname, search } = new URL(name, location.href);
    return origin === location.origin && pathname.startsWith("/_next/static/") ? [pathname + search] : [];
  });
  return [...new Set([...(html.match(STATIC) ?? []), ...loaded])];
}

async function addMissing(cache: Cache, urls: readonly string[]): Promise<void> {
  await Promise.all(urls.map(async (url) => (await cache.match(url)) ?? (await cache.add(url))));
}

/** @param onTrouble gets the error of a file that could not be kept; labeling goes on without it */
export function offlineCopy(
  { build, userId, projectId, loadAll }: Place,
  onTrouble: (cause: unknown) => void,
): PageCopy {
  if (build === "" || !isAble()) return NO_COPY;
  const path = `/projects/${projectId}/label`;
  const own = () => caches.open(`${PREFIX}${build}${OWN}${userId}`);

  const keepPage = async () => {
    await clearCopies(userId);
    await navigator.serviceWorker.register(`/label-worker.js?build=${encodeURIComponent(build)}`, {
      scope: "/projects/",
    });
    const answer = await fetch(path, {
      cache: "no-store",
      redirect: "error",
      headers: { accept: "text/html" },
    });
    const html = await answer.clone().text();
    await loadAll();
    // Another user may have signed in in another tab: their page is not kept as this user's.
    if (!answer.ok || !html.includes(userId)) return false;
    await addMissing(await caches.open(`${PREFIX}${build}-static`), staticFiles(html));
    // Last, so that no page is kept without what it needs.
    await (await own()).put(path, answer);
    return true;
  };
  const trouble = (cause: unknown) => {
    onTrouble(cause);
    return false;
  };
  return {
    keepPage: async () => {
      const isKept = await keepPage().catch(trouble);
      if (isKept) return true;
      // Without network now; what was kept before still opens.
      return own()
        .then(async (cache) => (await cache.match(path, { ignoreVary: true })) !== undefined)
        .catch(trouble);
    },
    keepImages: async (task) => {
      const urls = Object.values(task.images).map(({ url }) => url);
      return own()
        .then((cache) => addMissing(cache, urls))
        .then(() => true)
        .catch(trouble);
    },
    dropImages: async (urls) => {
      const cache = await own();
      await Promise.all(urls.map((url) => cache.delete(url)));
    },
  };
}
