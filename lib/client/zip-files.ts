/** Many chosen files as one archive, so that they are one import with one progress, one list of problems, one cancel. */

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

/** A name per file, in order; one that is taken gets a number before its ending. */
export function uniquePaths(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const dot = path.lastIndexOf(".") > path.lastIndexOf("/") + 1 ? path.lastIndexOf(".") : path.length;
    let name = path;
    for (let copy = 2; taken.has(name); copy++) name = `${path.slice(0, dot)}-${copy}${path.slice(dot)}`;
    taken.add(name);
    return name;
  });
}

/** The files are stored, not compressed: pictures are compressed already. The browser keeps large ones on its disk. */
export async function zipFiles(files: readonly File[]): Promise<Blob> {
  const { downloadZip } = await import("client-zip");
  const names = uniquePaths(files.map(pathOf));
  const entries = files.map((input, i) => ({
    input,
    name: names[i] ?? input.name,
    lastModified: new Date(input.lastModified),
  }));
  return downloadZip(entries).blob();
}
