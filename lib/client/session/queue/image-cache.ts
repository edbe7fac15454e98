/** Images decoded ahead, so that the next task paints without a wait. Keeps the last dozen. */
const KEPT = 12;

type Entry = { promise: Promise<HTMLImageElement>; image: HTMLImageElement | null };
const entries = new Map<string, Entry>();

async function decode(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

export function loadImage(url: string): Promise<HTMLImageElement> {
  const known = entries.get(url);
  if (known) return known.promise;
  const entry: Entry = { promise: decode(url), image: null };
  entries.set(url, entry);
  entry.promise.then(
    (image) => {
      entry.image = image;
    },
    // Deleted, so that the next call fetches the image again; the caller that awaits the promise shows the failure.
    () => entries.delete(url),
  );
  const oldest = entries.keys().next().value;
  if (entries.size > KEPT && oldest !== undefined) entries.delete(oldest);
  return entry.promise;
}

/** The image if it is ready now. */
export const readyImage = (url: string): HTMLImageElement | null => entries.get(url)?.image ?? null;
