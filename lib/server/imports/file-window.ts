/** Reads a zip in windows: its directory is read in pieces of 46 bytes, and a trip to the disk for each took minutes. */
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

const WINDOW_BYTES = 256 * 1024;

export class FileWindow extends RandomAccessReader {
  readonly #file: FileHandle;
  #window = Buffer.alloc(0);
  #from = 0;

  constructor(file: FileHandle) {
    super();
    this.#file = file;
  }

  /** Not a stream of `fs`: that would close the file when one entry is left early. */
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false });
  }

  /** Answers in a later turn, as who calls expects of a reader; asks are never answered out of order here. */
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    if (this.#copy(buffer, offset, length, position)) {
      process.nextTick(callback, null);
      return;
    }
    this.#move(position, Math.max(length, WINDOW_BYTES)).then(
      () =>
        callback(this.#copy(buffer, offset, length, position) ? null : new Error("unexpected end of file")),
      callback,
    );
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(() => callback(null), callback);
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const bytes = Math.min(WINDOW_BYTES, end - at);
      const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(bytes), 0, bytes, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async #move(position: number, bytes: number): Promise<void> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(bytes), 0, bytes, position);
    this.#window = buffer.subarray(0, bytesRead);
    this.#from = position;
  }

  #copy(buffer: Buffer, offset: number, length: number, position: number): boolean {
    const at = position - this.#from;
    if (at < 0 || at + length > this.#window.byteLength) return false;
    this.#window.copy(buffer, offset, at, at + length);
    return true;
  }
}
