/** Of the file of one image. */
export const MAX_IMAGE_BYTES = 100 * 1024 * 1024;
