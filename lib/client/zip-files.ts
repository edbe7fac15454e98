/** Many chosen files as one archive, so that they are one import with one progress, one list of problems, one cancel. */
import { writeZip } from "@/lib/zip/write-zip";

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

/** Chromium of before 124 and Safari cannot loop over a stream by themselves. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

export const streamOf = <Bytes extends Uint8Array>(pieces: AsyncGenerator<Bytes>): ReadableStream<Bytes> =>
  new ReadableStream<Bytes>({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  });

/** By way of a response, whose large blobs the browser keeps on its disk. */
export const blobOf = (pieces: AsyncGenerator<Uint8Array>): Promise<Blob> =>
  new Response(streamOf(pieces)).blob();

/** The files are stored, not compressed: images are compressed already. */
export function zipFiles(files: readonly File[]): Promise<Blob> {
  const paths = uniquePaths(files.map(pathOf));
  function* entries() {
    for (const [i, file] of files.entries())
      yield {
        path: paths[i] ?? file.name,
        modified: new Date(file.lastModified),
        content: piecesOf(file.stream()),
      };
  }
  return blobOf(writeZip(entries()));
}
