import { ReadableStream as NodeStream } from "node:stream/web";

/**
 * A stream as the body of a response. Not `Readable.toWeb`: in Node 20 a reader that breaks off (a closed tab, a
 * cancelled download) makes it throw where no caller can catch it.
 */
export const streamBody = (stream: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> =>
  NodeStream.from(stream) as unknown as ReadableStream<Uint8Array>;
