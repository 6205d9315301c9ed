import { expect, it } from "vitest";
import { readInHouse, readOnlyHosts, readTarget, whyForbidden } from "./target";

const nothing = readInHouse("");

/** Everything here leads to a place that is not public, or says what Parley does not send. */
const refused = [
  "https://localhost/",
  "https://LOCALHOST/",
  "https://localhost./",
  "https://localhost../",
  "https://printer../",
  "https://127.0.0.1../",
  "https://localhost:5432/",
  "https://a.localhost/",
  "https://ｌｏｃａｌｈｏｓｔ/",
  "https://%6cocalhost/",
  "https://printer/",
  "https://printer.local/",
  "https://metadata.google.internal/computeMetadata/v1/",
  "https://router.home.arpa/",
  "https://127.0.0.1/",
  "https://127.0.0.1./",
  "https://127.1/",
  "https://127.0.1/",
  "https://127.255.255.254/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0x7f.0x0.0x0.0x1/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://0177.0x0.0.1/",
  "https://127。0。0。1/",
  "https://１２７.０.０.１/",
  "https://①②⑦.⓪.⓪.①/",
  "https://%31%32%37.0.0.1/",
  "https://0/",
  "https://0.0.0.0/",
  "https://0.1.2.3/",
  "https://10.0.0.1/",
  "https://10.255.255.255/",
  "https://0xa000001/",
  "https://167772161/",
  "https://172.16.0.1/",
  "https://172.31.255.254/",
  "https://192.168.0.1/",
  "https://192.168.257/",
  "https://100.64.0.1/",
  "https://100.127.255.254/",
  "https://169.254.169.254/latest/meta-data/",
  "https://2852039166/",
  "https://0xa9fea9fe/",
  "https://0251.0376.0251.0376/",
  "https://192.0.0.1/",
  "https://192.0.2.1/",
  "https://198.51.100.7/",
  "https://203.0.113.7/",
  "https://192.88.99.1/",
  "https://198.18.0.1/",
  "https://198.19.255.254/",
  "https://224.0.0.1/",
  "https://239.255.255.255/",
  "https://240.0.0.1/",
  "https://255.255.255.255/",
  "https://[::]/",
  "https://[::1]/",
  "https://[0:0:0:0:0:0:0:1]/",
  "https://[::127.0.0.1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:7f00:1]/",
  "https://[::ffff:8.8.8.8]/",
  "https://[::ffff:0:127.0.0.1]/",
  "https://[64:ff9b::127.0.0.1]/",
  "https://[64:ff9b::8.8.8.8]/",
  "https://[64:ff9b:1::10.0.0.1]/",
  "https://[2002:7f00:1::]/",
  "https://[2002:a00:1::1]/",
  "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
  "https://[fc00::1]/",
  "https://[fd12:3456:789a::1]/",
  "https://[fe80::1]/",
  "https://[fe80::1%25eth0]/",
  "https://[fec0::1]/",
  "https://[ff02::1]/",
  "https://[100::1]/",
  "https://[2001:db8::1]/",
  "https://[3fff::1]/",
  "https://[2001:2::1]/",
  "https://[5f00::1]/",
  "https://[4000::1]/",
  "http://example.org/",
  "ftp://example.org/",
  "file:///etc/passwd",
  "gopher://example.org/",
  "https://user@example.org/",
  "https://user:password@example.org/",
  "https://example.org@127.0.0.1/",
  "https://127.0.0.1#@example.org/",
  "https://127.0.0.1\\@example.org/",
  "https:127.0.0.1/",
  "//example.org/",
  "example.org/hook",
  "https://",
  "https://exa mple.org/",
  "https://999.1.1.1/",
  "",
];

it.each(refused)("refuses %s", (text) => {
  expect(readTarget(text, nothing)).toMatchObject({ because: expect.stringMatching(/^[A-Z].*\.$/) });
});

it.each([
  ["https://example.org/hook?a=b#c", "https://example.org/hook?a=b"],
  ["  https://EXAMPLE.org:8443 ", "https://example.org:8443/"],
  ["https://8.8.8.8/", "https://8.8.8.8/"],
  ["https://134744072/", "https://8.8.8.8/"],
  ["https://[2606:4700:4700::1111]/", "https://[2606:4700:4700::1111]/"],
  ["https://bücher.example/", "https://xn--bcher-kva.example/"],
])("takes %s", (text, href) => {
  expect(readTarget(text, nothing)).toEqual({ url: new URL(href) });
});

it("says which of these it is", () => {
  const why = (text: string) => readTarget(text, nothing);
  expect(why("https://0x7f.1/")).toEqual({
    because: "It leads to this very machine; Parley sends to public addresses only.",
    leadsTo: "this very machine",
  });
  expect(why("https://10.0.0.1/")).toEqual({
    because: "It leads to a private network; Parley sends to public addresses only.",
    leadsTo: "a private network",
  });
});

it("trusts what the installation names, and nothing beside it", () => {
  const inHouse = readInHouse("Hooks.internal, 10.1.0.0/16 fd00::1");
  for (const text of [
    "http://hooks.internal/a",
    "https://hooks.internal./a",
    "http://10.1.2.3:8080/",
    "http://[fd00::1]/",
  ])
    expect(readTarget(text, inHouse), text).toHaveProperty("url");
  for (const text of [
    "http://a.hooks.internal/",
    "http://10.2.0.1/",
    "https://10.2.0.1/",
    "http://8.8.8.8/",
    "https://[fd00::2]/",
    "https://[::ffff:10.1.2.3]/",
  ])
    expect(readTarget(text, inHouse), text).toHaveProperty("because");
  expect(whyForbidden("10.1.255.255", inHouse)).toBeNull();
  expect(whyForbidden("10.2.0.0", inHouse)).toBe("a private network");
});

it.each(["10.1.0.0/33", "http://hooks.internal", "10.1", "*", "a_b"])("takes %s for no setting", (text) => {
  expect(() => readInHouse(`hooks.internal, ${text}`)).toThrow(`${text} is neither`);
});

it("sends to the hosts that the installation names alone, where it names some", () => {
  const only = readOnlyHosts("Hooks.example.org, *.ministry.example 8.8.8.8");
  const inHouse = readInHouse("inner.internal, 10.1.0.0/16");
  const allowed = ["https://hooks.example.org/a", "https://HOOKS.example.org.:8443/", "https://a.b.ministry.example/"];
  for (const text of [...allowed, "https://8.8.8.8/", "http://inner.internal/", "http://10.1.2.3/"])
    expect(readTarget(text, inHouse, only), text).toHaveProperty("url");
  const others = ["https://example.org/", "https://a.hooks.example.org/", "https://ministry.example/"];
  for (const text of [
    ...others,
    "https://evilministry.example/",
    "https://8.8.4.4/",
    "https://hooks.example.org.evil.example/",
  ])
    expect(readTarget(text, inHouse, only), text).toEqual({
      because: "This Parley sends to certain hosts only: hooks.example.org, *.ministry.example, 8.8.8.8.",
      leadsTo: "a host that this Parley does not send to",
    });
  expect(readTarget("https://10.2.0.1/", inHouse, readOnlyHosts("10.2.0.1"))).toHaveProperty("because");
  expect(readOnlyHosts(" , ")).toBeNull();
  for (const text of ["*", "https://example.org", "10.1.0.0/16", "a.*.example", "10.1"])
    expect(() => readOnlyHosts(`example.org, ${text}`), text).toThrow(`${text} is neither`);
});
