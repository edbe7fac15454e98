/** Image files. */
export const images = {
  otherFormat: "{file}: not a JPEG, PNG, WebP or GIF picture",
  notImage: "{file}: not a JPEG, PNG, WebP or GIF picture (SVG is not accepted).",
  damaged: "{file}: the picture is damaged.",
  cutOff: "{file}: the picture cannot be read; it may be cut off.",
  tooManyPixels: "{file}: {width} × {height} pixels; at most 100 megapixels are accepted.",
  severalFrames: "{file}: has several frames; save the frames to be labeled as pictures of their own.",
  tooLarge: "{file}: larger than 100 MB.",
} as const;
