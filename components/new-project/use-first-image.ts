"use client";
/** The image of the first row, read on this device before anything is uploaded. */
import { useEffect, useState } from "react";
import { pictureIn } from "@/lib/client/zip-picture";
import type { TaskImage } from "@/lib/contracts/labeling";
import { areImagesAlone, type GivenData } from "./given-data";

async function blobOf(data: GivenData, column: string | undefined): Promise<Blob | null> {
  if (data.kind === "images") return data.files[0] ?? null;
  const { archive, rows } = data.preview;
  if (archive === null) return null;
  const cell = column === undefined ? undefined : rows[0]?.[column];
  if (areImagesAlone(data)) return pictureIn(data.file, { cell: null, table: null });
  return typeof cell === "string" ? pictureIn(data.file, { cell, table: archive.table }) : null;
}

/** @param column of the file that names the image; undefined where no input shows one */
export function useFirstImage(data: GivenData | null, column: string | undefined): TaskImage | null {
  const [image, setImage] = useState<TaskImage | null>(null);
  // Other columns of the same file leave it as it is.
  const file = data?.kind === "file" ? data.file : data?.files[0];
  const preview = data?.kind === "file" ? data.preview : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file and what was read of it decide
  useEffect(() => {
    setImage(null);
    if (!data) return;
    let url: string | null = null;
    let left = false;
    const load = async () => {
      const blob = await blobOf(data, column);
      if (!blob || left) return;
      url = URL.createObjectURL(blob);
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      if (left) return;
      const { naturalWidth: widthPx, naturalHeight: heightPx } = picture;
      setImage({ assetId: "first", widthPx, heightPx, url, thumbnailUrl: url });
    };
    // Images that browsers cannot show are shown once the server has made a copy: until then, the example stands there.
    load().catch((cause: unknown) =>
      console.info("the first image cannot be shown before the upload", cause),
    );
    return () => {
      left = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [file, preview, column]);
  return image;
}
