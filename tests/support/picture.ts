/** Images that browser tests look at: things of one colour on a plain ground, as files. */
import sharp from "sharp";
import type { UploadFile } from "./journey";

/** A rectangle of one colour, pixels of the image. */
export type Thing = { left: number; top: number; width: number; height: number; color: string };

export const GROUND = "#e8e4da";
export const RED = "#c81e1e";

type Options = { name?: string; width?: number; height?: number; ground?: string };

/** A PNG with the things in the order they are painted. */
export async function picture(things: readonly Thing[] = [], options: Options = {}): Promise<UploadFile> {
  const { name = "a.png", width = 480, height = 320, ground = GROUND } = options;
  const buffer = await sharp({ create: { width, height, channels: 3, background: ground } })
    .composite(
      things.map(({ left, top, color, ...size }) => ({
        input: { create: { ...size, channels: 3, background: color } },
        left,
        top,
      })),
    )
    .png()
    .toBuffer();
  return { name, mimeType: "image/png", buffer };
}
