import { describe, expect, it } from "vitest";
import { statementNaming } from "./statement-name";

describe("The name of a statement", () => {
  it("is one for one text, whoever asks, and fits what Postgres keeps of a name", () => {
    const [one, other] = [statementNaming(), statementNaming()];
    const sql = `select ${"title, ".repeat(500)} 1`;
    expect(one({ sql })).toBe(one({ sql: `${sql}` }));
    expect(one({ sql })).toBe(other({ sql }));
    expect(one({ sql })).not.toBe(one({ sql: `${sql};` }));
    expect(one({ sql }).length).toBeLessThan(64);
  });

  it("is none for a list of values, nor when there are enough", () => {
    const name = statementNaming(2);
    expect(name({ sql: "select 1 where id IN ($1,$2)" })).toBe("");
    expect(name({ sql: "select 1 where id IN ($1) offset $2" })).not.toBe("");
    const second = name({ sql: "select 2" });
    expect(second).not.toBe("");
    expect(name({ sql: "select 3" })).toBe("");
    expect(name({ sql: "select 2" })).toBe(second);
  });
});
