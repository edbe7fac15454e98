/**
 * Where a webhook may go. Only public web addresses, unless the operator has allowed others: a webhook is a request that
 * the server makes for a manager, and the server reaches places that its users must not (SSRF: its own loopback, the
 * machines beside it, the metadata service of a cloud). Pure: names are looked up elsewhere, and every address found is
 * asked about here.
 *
 * The WHATWG URL parser has turned 127.1, 0x7f000001 and 2130706433 into 127.0.0.1 before anything here is compared.
 */
import { isIP, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import { err, ok, type Result } from "@/lib/core/result";

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** What the operator has allowed: hosts, on one port or the web's own, and ranges of addresses. */
export type AllowedTargets = { hosts: { host: string; port: number | null }[]; ranges: Range[] };

export const NOTHING_ALLOWED: AllowedTargets = { hosts: [], ranges: [] };

export type Target = {
  url: URL;
  /** Lower case, without brackets and without the dot that ends a full name. */
  host: string;
  port: number;
  /** Named by the operator: whatever addresses it has are allowed. */
  trusted: boolean;
};

/** Services that speak no HTTP but can be made to do something by a request. */
const FOREIGN_PORTS = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 138, 139, 143, 161, 162, 179, 389, 427, 445, 465, 512,
  513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 623, 636, 873, 989, 990, 993, 995,
  1080, 1433, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2379, 2380, 3128, 3306, 3389, 3659, 4045,
  4190, 5060, 5061, 5432, 5672, 5900, 5984, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  8086, 9042, 9092, 9200, 9300, 10080, 10250, 11211, 26379, 27017, 27018, 50000,
]);

/** Names that mean this machine, the network it stands in, or the metadata service of a cloud. */
const INNER_NAMES = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** A name in any script, or an address; no wildcards. */
const HOST_NAME = /^([\p{L}\p{N}._-]+|\[[\da-f:.]+\]|[\da-f:.]+)$/iu;

/** Public by its range, but answered by the host of the machine (Azure). */
const INNER_ADDRESSES = new Set(["168.63.129.16"]);

/** Strictly: the library takes `1.2.3` for an address as well, and a zone belongs to a machine, not to an address. */
export const isAddress = (text: string): boolean => isIP(text) !== 0 && !text.includes("%");

const plainHost = (hostname: string): string =>
  hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.+$/, "");

const portOf = (url: URL): number => Number(url.port) || (url.protocol === "https:" ? 443 : 80);

function inRanges(address: string, ranges: Range[]): boolean {
  const parsed = ipaddr.process(address);
  return ranges.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
}

/**
 * Whether a connection may be made to this address. IPv4 inside IPv6 (mapped, NAT64, 6to4) is never public: it would
 * lead round the check of the IPv4 address.
 */
export function isAllowedAddress(address: string, allowed: AllowedTargets): boolean {
  if (!isAddress(address)) return false;
  if (inRanges(address, allowed.ranges)) return true;
  if (INNER_ADDRESSES.has(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || parsed.match(ipaddr.parse("2000::"), 3);
}

/** Whether both are the same address, however they are written. */
export const isSameAddress = (one: string, other: string): boolean =>
  isAddress(one) && isAddress(other) && ipaddr.process(one).toString() === ipaddr.process(other).toString();

/** The URL as a target; null when it may not be called, whatever the reason. */
export function readTarget(text: string, allowed: AllowedTargets): Target | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  if (url.username !== "" || url.password !== "") return null;
  const host = plainHost(url.hostname);
  const port = portOf(url);
  const named = allowed.hosts.filter((entry) => entry.host === host);
  const target = (trusted: boolean): Target => ({ url, host, port, trusted });
  if (named.some((entry) => entry.port === port)) return target(true);
  if (FOREIGN_PORTS.has(port)) return null;
  if (named.some((entry) => entry.port === null)) return target(true);
  if (isAddress(host)) {
    // An address in disguise (decimal, octal, hexadecimal, other digits) is not typed in good faith.
    const asWritten = text.toLowerCase().includes(url.hostname);
    return asWritten && isAllowedAddress(host, allowed) ? target(false) : null;
  }
  return !host.includes(".") || INNER_NAMES.test(host) ? null : target(false);
}

/**
 * Reads the operator's list: `receiver.lan`, `10.0.0.5:8080`, `[fd00::1]:9000`, `10.1.0.0/16`, by commas.
 * @returns the entry that cannot be read as the error
 */
export function parseAllowedTargets(text: string): Result<AllowedTargets, string> {
  const allowed: AllowedTargets = { hosts: [], ranges: [] };
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    if (entry.includes("/")) {
      const [network = ""] = entry.split("/");
      if (!isAddress(network) || !ipaddr.isValidCIDR(entry)) return err(entry);
      allowed.ranges.push(ipaddr.parseCIDR(entry));
      continue;
    }
    const port = /:(\d{1,5})$/.exec(isAddress(entry) ? "" : entry)?.[1];
    const name = port === undefined ? entry : entry.slice(0, -port.length - 1);
    const address = `http://${isIPv6(name) ? `[${name}]` : name}/`;
    const isHost = URL.canParse(address) && HOST_NAME.test(name);
    if (!isHost || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return err(entry);
    allowed.hosts.push({ host: plainHost(new URL(address).hostname), port: port ? Number(port) : null });
  }
  return ok(allowed);
}
