"use client";
import { useEffect, useState } from "react";
import { loadImage, readyImage } from "@/lib/client/session/queue/image-cache";

export type LoadedImage =
  | { state: "ready"; image: HTMLImageElement }
  | { state: "loading" }
  | { state: "failed" };

/** The image; ready at once when it was decoded ahead. */
export function useImage(url: string, attempt: number): LoadedImage {
  const [loaded, setLoaded] = useState<LoadedImage>(() => {
    const image = readyImage(url);
    return image ? { state: "ready", image } : { state: "loading" };
  });
  useEffect(() => {
    // `attempt` counts the tries: a new one asks again.
    void attempt;
    let left = false;
    const show = (next: LoadedImage) => !left && setLoaded(next);
    loadImage(url).then(
      (image) => show({ state: "ready", image }),
      () => show({ state: "failed" }),
    );
    return () => {
      left = true;
    };
  }, [url, attempt]);
  return loaded;
}
