import { describe, expect, it } from "vitest";
import {
  type AllowedTargets,
  isAllowedAddress,
  isSameAddress,
  NOTHING_ALLOWED,
  parseAllowedTargets,
  readTarget,
} from "@/lib/server/outbound/target";

function allowing(list: string): AllowedTargets {
  const parsed = parseAllowedTargets(list);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
const may = (url: string, list = "") => readTarget(url, allowing(list)) !== null;

describe("an address", () => {
  it("is allowed when it is public, of either family", () => {
    for (const address of ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001::200e"])
      expect(`${address} ${isAllowedAddress(address, NOTHING_ALLOWED)}`).toBe(`${address} true`);
  });

  // IANA special-purpose address registries, RFC 6890 and those after it.
  it("is not when it is special in any way", () => {
    const special = [
      ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254"],
      ...["172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1"],
      ...["198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
      ...["168.63.129.16", "::", "::1", "::127.0.0.1", "::ffff:8.8.8.8", "::ffff:127.0.0.1"],
      ...["64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::"],
      ...["3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "4000::1"],
      ...["localhost", "", "1.2.3", "fe80::1%eth0"],
    ];
    expect(special.filter((address) => isAllowedAddress(address, NOTHING_ALLOWED))).toEqual([]);
  });

  it("inside a range of the operator's is, also when it is written as IPv6", () => {
    const allowed = allowing("10.1.0.0/16, fd00::/8");
    for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "fd12::1"])
      expect(isAllowedAddress(address, allowed)).toBe(true);
    for (const address of ["10.2.0.1", "fe80::1", "127.0.0.1"])
      expect(isAllowedAddress(address, allowed)).toBe(false);
  });

  it("is the same however it is written", () => {
    expect(isSameAddress("::ffff:1.2.3.4", "1.2.3.4")).toBe(true);
    expect(isSameAddress("2606:4700:0:0::1", "2606:4700::1")).toBe(true);
    expect(isSameAddress("1.2.3.4", "1.2.3.5")).toBe(false);
    expect(isSameAddress("", "")).toBe(false);
  });
});

describe("a URL", () => {
  it("may be any public web address", () => {
    for (const url of [
      "https://example.com/hook?a=1",
      "http://example.com:8080/",
      "https://EXAMPLE.com./",
      "https://пример.испытание/",
      "http://8.8.8.8/",
      "http://[2606:4700::1111]:8443/",
    ])
      expect(`${url} ${may(url)}`).toBe(`${url} true`);
  });

  it("may not name an address in disguise, even a public one", () => {
    for (const url of ["http://134744072/", "http://0x08080808/", "http://8.8.2056/", "http://８.8.8.8/"])
      expect(`${url} ${may(url)}`).toBe(`${url} false`);
  });

  it("may not name a port where something else than the web answers", () => {
    for (const port of [22, 25, 53, 3306, 5432, 6379, 9200, 11211, 27017])
      expect(may(`http://example.com:${port}/`)).toBe(false);
  });

  it("of a host the operator named is trusted, on the ports of the web or on exactly the one given", () => {
    const trusted = (url: string, list: string) => {
      return readTarget(url, allowing(list))?.trusted ?? false;
    };
    expect(trusted("http://receiver/x", "receiver")).toBe(true);
    expect(trusted("http://RECEIVER.:8080/x", "receiver")).toBe(true);
    expect(trusted("http://receiver:5432/", "receiver")).toBe(false);
    expect(trusted("http://receiver:5432/", "receiver:5432")).toBe(true);
    expect(trusted("http://receiver/", "receiver:5432")).toBe(false);
    expect(trusted("http://[::1]:9000/", "[::1]:9000")).toBe(true);
    expect(trusted("http://user@receiver/", "receiver")).toBe(false);
    expect(trusted("ftp://receiver/", "receiver")).toBe(false);
  });
});

describe("the operator's list", () => {
  it("reads hosts, ports and ranges, and says which entry it cannot", () => {
    expect(allowing("")).toEqual(NOTHING_ALLOWED);
    expect(allowing(" a.lan , b:8080,[fd00::1]:80, 10.0.0.0/8, fd00::1").hosts).toEqual([
      { host: "a.lan", port: null },
      { host: "b", port: 8080 },
      { host: "fd00::1", port: 80 },
      { host: "fd00::1", port: null },
    ]);
    for (const bad of ["http://a", "a:0", "a:99999", "10.0.0.0/99", "a/b", "a b", "*.lan", "user@a"])
      expect(parseAllowedTargets(`ok.lan,${bad}`)).toEqual({ ok: false, error: bad });
  });
});
