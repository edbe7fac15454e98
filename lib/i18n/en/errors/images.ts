/** Image files. */
export const images = {
  otherFormat: "{file}: not a JPEG, PNG, WebP, TIFF or GIF picture",
  notImage: "{file}: not a JPEG, PNG, WebP, TIFF or GIF picture (SVG is not accepted).",
  damaged: "{file}: the picture is damaged.",
  cutOff: "{file}: the picture cannot be read; it may be cut off.",
  tooManyPixels: "{file}: {width} × {height} pixels; at most 100 megapixels are accepted.",
  severalFrames: "{file}: has several frames; save the frames to be labeled as pictures of their own.",
  addressSilent: "{url}: could not be fetched; nothing answers there",
  addressElsewhere:
    "{url}: leads to {to}, which is not among the hosts that the operator has listed (CONCORD_IMAGE_HOSTS)",
  addressStatus: "{url}: could not be fetched; the answer was {status}",
  addressRedirects: "{url}: leads from one address to the next too often",
  addressTooLarge: "{url}: is larger than {megabytes} MB",
  empty: "{file}: the file is empty (0 bytes).",
  cmyk: "{file}: has CMYK colours, which are made for print; save it as RGB.",
  samples:
    "{file}: this kind of pixels cannot be shown; save it in grey or RGB with 8 or 16 bits per channel.",
  tooManyPages: "{file}: {pages} pages; at most {max} are accepted. Split the file.",
  pagesBeside:
    "{file}: has several pages, and the row shows several images. Save each page as a file of its own.",
  noWindow: "Only an image of 16 bits has a window.",
  windowOrder: "The upper level of the window must be above the lower one.",
  tooLarge: "{file}: larger than 100 MB.",
} as const;
