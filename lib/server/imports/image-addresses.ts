/** Images that the rows of a table name by their address on the web. */
import { say } from "@/lib/core/message";
import { err, ok } from "@/lib/core/result";
import { isImageAddress } from "@/lib/images/image-address";
import type { ImageFinder } from "@/lib/imports/archive-names";
import { type FetchPorts, fetchImage, listedTarget } from "../outbound/fetch-image";
import type { AllowedTargets } from "../outbound/target";

/** So many are fetched at once: those of the next rows while an earlier one is being decoded. */
const AHEAD = 6;

/** Also tells what is wrong with an address: a host that the operator has not listed. Other cells are looked up by `find`. */
export const withAddresses =
  (hosts: AllowedTargets, find: ImageFinder): ImageFinder =>
  (cell) => {
    if (!isImageAddress(cell)) return find(cell);
    if (listedTarget(cell, hosts)) return ok(new URL(cell).href);
    return err(say("rows.hostNotListed", { host: URL.canParse(cell) ? new URL(cell).host : cell }));
  };

export type AddressReader = {
  /** The addresses that will be read next, in order. */
  expect: (urls: readonly string[]) => void;
  read: (url: string) => Promise<Uint8Array>;
};

/** Fetches images in the order in which rows need them, some of them ahead. */
export function addressReader(ports: FetchPorts): AddressReader {
  let expected: string[] = [];
  const started = new Map<string, Promise<Uint8Array>>();
  const start = (url: string): Promise<Uint8Array> => {
    const fetched = started.get(url) ?? fetchImage(url, ports);
    started.set(url, fetched);
    // A failure is told when the row is read.
    fetched.catch(() => undefined);
    return fetched;
  };
  return {
    expect: (urls) => {
      expected.push(...urls);
    },
    read: async (url) => {
      expected = expected.slice(expected.indexOf(url) + 1);
      const wanted = start(url);
      for (const next of expected.slice(0, AHEAD)) if (started.size < AHEAD) start(next);
      try {
        return await wanted;
      } finally {
        started.delete(url);
      }
    },
  };
}
