import { describe, expect, it } from "vitest";
import { faultInPassword, longestPassword, shortestPassword } from "./password-rules";

const person = { email: "ruth.adeyemi@ministry.example" };
const fault = (password: string, email = person.email) => faultInPassword(password, { email });

describe("a password", () => {
  it.each([
    "correct horse battery staple",
    "کتاب سبز کنار رودخانه",
    "🦊 fourteen foxes 🦊",
    "xxxplum, ladder & quartz",
    "tr0ub4dor&3 went home",
  ])("may be %j", (password) => {
    expect(fault(password)).toBeNull();
  });

  it("has 15 to 128 characters, as a reader counts them", () => {
    const of = (length: number) =>
      "plum ladder quartz "
        .repeat(10)
        .slice(0, length - 1)
        .concat("é");
    expect(fault(of(shortestPassword - 1))).toMatch(/15 characters or more; there are 14/);
    expect(fault("e\u0301".repeat(14))).toMatch(/there are 14/);
    expect(fault("🦊".repeat(14))).toMatch(/there are 14/);
    expect(fault(`${"plum ladder quartz ".repeat(10).slice(0, longestPassword - 1)}ü!`)).toMatch(/Keep it to 128/);
    expect(fault("plum ladder quar")).toBeNull();
  });

  it.each([
    "1qaz2wsx3edc4rfv",
    "PasswordPassword",
    "password20261125",
    "!!!!Christopher1987",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabcabcabc",
    "123456789012345",
    "9876543210987654",
    "2026-11-25 10:30",
    "abcdefghijklmnop",
    "lkjhgfdsapoiuytrewq",
    "qwertyuiopasdfg!",
    "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ",
  ])("may not be %j, which is tried first", (password) => {
    expect(fault(password)).toMatch(/tried first/);
  });

  it.each([
    "my parley at the river",
    "PARLEY plum ladder",
    "ruth.adeyemi plum ladder",
    "Ruth.Adeyemi@Ministry.example",
  ])("may not be %j, which holds the address or our name", (password) => {
    expect(fault(password)).toMatch(/^Leave out/);
  });

  it("may hold what a short address has by chance", () => {
    expect(fault("anna has an ant in a can", "an@ministry.example")).toBeNull();
  });
});
