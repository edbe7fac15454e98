/** Keeps the lists of candidates of an offline batch with its images, and lets go of earlier versions of them. */
import { usedLists } from "@/lib/client/candidates/used-lists";
import type { LabelSession } from "@/lib/contracts/label-session";
import { isOwnStore } from "./page-cache";

const LIST = /^\/api\/v1\/projects\/[^/]+\/candidate-lists\/[^/]+\/files\//;

/** @returns false when a list could not be kept; true where this browser keeps nothing at all, as with images */
export async function keepCandidates(session: LabelSession): Promise<boolean> {
  if (typeof caches === "undefined") return true;
  const urls = usedLists(session);
  try {
    for (const name of await caches.keys()) {
      if (!isOwnStore(name, session.user.id)) continue;
      const store = await caches.open(name);
      await Promise.all(urls.map(async (url) => (await store.match(url)) ?? (await store.add(url))));
      for (const { url } of await store.keys()) {
        const { pathname } = new URL(url);
        if (LIST.test(pathname) && pathname.includes(session.project.id) && !urls.includes(pathname))
          await store.delete(url);
      }
    }
    return true;
  } catch (cause) {
    console.warn("the candidates could not be kept", cause);
    return false;
  }
}
