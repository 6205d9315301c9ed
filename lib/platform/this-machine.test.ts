import { expect, it } from "vitest";
import { encryptionTo } from "./smtp";
import { isThisMachine } from "./this-machine";

it("what stays on this machine is loopback and sockets, and nothing else", () => {
  for (const host of [
    "localhost",
    "db.localhost",
    "127.0.0.1",
    "127.9.9.9",
    "[::1]",
    "::ffff:127.0.0.1",
    "",
    "/run/pg",
  ])
    expect(isThisMachine(host), host).toBe(true);
  for (const host of ["db", "10.0.0.5", "localhost.example", "0.0.0.0", "[2001:db8::1]", "128.0.0.1"])
    expect(isThisMachine(host), host).toBe(false);
});

it("a mail server elsewhere has to encrypt before it is told anything, unless its address says otherwise", () => {
  expect(encryptionTo("smtp://parley:secret@mail.example:587")).toEqual({ requireTLS: true });
  expect(encryptionTo("smtp://mail.example?ignoreTLS=true")).toEqual({ requireTLS: false });
  expect(encryptionTo("smtps://mail.example")).toEqual({ requireTLS: false });
  expect(encryptionTo("smtp://127.0.0.1:1025")).toEqual({ requireTLS: false });
});
