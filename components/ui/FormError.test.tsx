import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FormError } from "./FormError";

const email = { href: "#email", label: "E-mail address" };
const timesSaid = (html: string, sentence: string) => html.split(sentence).length - 1;

describe("the summary of what stopped a form", () => {
  it("says a sentence about one field once, and leads from it to the field", () => {
    const sentence = "Nobody signs in with that address.";
    const html = renderToStaticMarkup(<FormError message={sentence} fields={[{ ...email, message: sentence }]} />);
    expect(timesSaid(html, sentence)).toBe(1);
    expect(html).toContain(`href="#email"`);
  });

  it("lists every field that has a sentence of its own, by its name", () => {
    const fields = [
      { ...email, message: "Give an address." },
      { href: "#role", label: "Role", message: "Choose one." },
    ];
    const html = renderToStaticMarkup(<FormError message="Some of this cannot be saved yet." fields={fields} />);
    expect(html).toContain("E-mail address: Give an address.");
    expect(html).toContain("Role: Choose one.");
    expect(timesSaid(html, "<a ")).toBe(2);
  });

  it("leads nowhere from a sentence about something that is no field of the page", () => {
    const html = renderToStaticMarkup(<FormError message="Gone." fields={[{ href: "#gone", message: "Gone." }]} />);
    expect(html).not.toContain("<a ");
  });
});
