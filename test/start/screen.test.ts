import { describe, expect, it } from "vitest";
import { createScreen } from "../../local-cloud/screen.ts";

const clear = "\r\u001B[K";

/** A screen, and what it has written. */
function screenOn(output: { readonly isTTY?: boolean; readonly columns?: number }) {
  const written: string[] = [];
  return { screen: createScreen({ ...output, write: (text) => written.push(text) }), written };
}

describe("a screen", () => {
  it("writes plain lines and no status where there is no terminal", () => {
    const { screen, written } = screenOn({});
    screen.status("1 row");
    screen.line("one");
    screen.status("");
    expect(screen.hasStatus).toBe(false);
    expect(written.join("")).toBe("one\n");
  });

  it("keeps the status below the lines in a terminal", () => {
    const { screen, written } = screenOn({ isTTY: true });
    screen.line("one");
    screen.status("1 row");
    screen.line("two");
    screen.status("2 rows");
    screen.status("");
    expect(written).toEqual(["one\n", `${clear}1 row`, `${clear}two\n1 row`, `${clear}2 rows`, clear]);
  });

  it("does not rewrite a status that is the same", () => {
    const { screen, written } = screenOn({ isTTY: true });
    screen.status("1 row");
    screen.status("1 row");
    expect(written).toEqual([`${clear}1 row`]);
  });

  it("cuts a status that would wrap", () => {
    const { screen, written } = screenOn({ isTTY: true, columns: 6 });
    screen.status("123456789");
    expect(written).toEqual([`${clear}12345`]);
  });

  it("takes a terminal that does not know its width for one of 80 columns", () => {
    const { screen, written } = screenOn({ isTTY: true, columns: 0 });
    screen.status("x".repeat(100));
    expect(written).toEqual([clear + "x".repeat(79)]);
  });
});
