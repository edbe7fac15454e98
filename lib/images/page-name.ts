/** Names of the pages of one file: `scan.tif#2` is its second page. */

/** @param page from 1; undefined for a file of one page, which keeps its name */
export const pageName = (file: string, page: number | undefined): string =>
  page === undefined ? file : `${file}#${page}`;

/** The name of a page as that of a file, its ending last: `scan-2.tif`. Other names stay as they are. */
export const fileOfPage = (name: string): string => name.replace(/(\.tiff?)#(\d+)$/i, "-$2$1");
