/** From which similarity on two tasks are near-duplicates, unless a manager says otherwise, and what may be asked for. */

/** Jaccard index of the shingles of texts: below one half nearly every pair would be a candidate. */
export const TEXT_SIMILARITY = { default: 0.8, least: 0.5 };
/** Share of equal bits of the hashes of images: at most 47 of 256 may differ, see `link-images.ts`. */
export const IMAGE_SIMILARITY = { default: 0.85, least: 0.82 };
