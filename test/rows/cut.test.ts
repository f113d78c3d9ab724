import { describe, expect, it } from "vitest";
import { cutLongColumns, maxColumnBytes } from "../../src/onepassword/rows/cut.ts";

/** What becomes of a text column. */
function cutInfo(text: string): unknown {
  return cutLongColumns({ aux_info: text })?.row.aux_info;
}

describe("a text column", () => {
  it("is left alone up to 64 KB", () => {
    expect(maxColumnBytes).toBe(65_536);
    expect(cutLongColumns({ aux_info: "a".repeat(65_536) })).toBeUndefined();
    expect(cutLongColumns({ aux_info: "é".repeat(32_768) })).toBeUndefined();
    expect(cutLongColumns({ aux_info: "😀".repeat(16_384) })).toBeUndefined();
  });

  it("is cut to 64 KB when it is longer, and named in _truncated", () => {
    expect(cutLongColumns({ uuid_s: "X", aux_info: "a".repeat(65_537), action: "view" })).toEqual({
      row: {
        uuid_s: "X",
        aux_info: "a".repeat(65_536),
        action: "view",
        additional_fields: { _truncated: ["aux_info"] },
      },
      cut: ["aux_info"],
    });
  });

  it("is measured in bytes, not in characters", () => {
    expect(cutInfo("é".repeat(32_769))).toBe("é".repeat(32_768));
    // 65,535 bytes: a third of a character is none.
    expect(cutInfo("€".repeat(40_000))).toBe("€".repeat(21_845));
    expect(cutInfo("😀".repeat(70_000))).toBe("😀".repeat(16_384));
  });

  it.each([0, 1, 2, 3])("is never cut inside a character (%i bytes before it)", (before) => {
    const cut = cutInfo(`${"a".repeat(before)}${"😀".repeat(17_000)}`);
    const room = before === 0 ? 16_384 : 16_383;
    expect(cut).toBe(`${"a".repeat(before)}${"😀".repeat(room)}`);
  });

  it("loses half a character that stands where it is cut, as any other text keeps its last character", () => {
    expect(cutInfo(`${"a".repeat(65_533)}\ud83d${"a".repeat(10)}`)).toBe("a".repeat(65_533));
    expect(cutInfo(`${"a".repeat(65_533)}\ude00${"a".repeat(10)}`)).toBe(`${"a".repeat(65_533)}\ude00`);
    expect(cutInfo(`${"a".repeat(65_533)}\ud7ff${"a".repeat(10)}`)).toBe(`${"a".repeat(65_533)}\ud7ff`);
    expect(cutInfo(`${"a".repeat(65_533)}\ud800${"a".repeat(10)}`)).toBe("a".repeat(65_533));
    expect(cutInfo(`${"a".repeat(65_533)}\udbff${"a".repeat(10)}`)).toBe("a".repeat(65_533));
    expect(cutInfo(`${"a".repeat(65_533)}\udc00${"a".repeat(10)}`)).toBe(`${"a".repeat(65_533)}\udc00`);
  });

  it("is cut to the last byte when characters of all lengths are mixed", () => {
    const cut = String(cutInfo("aé€😀".repeat(10_000)));
    // Ten bytes a group: 6,553 groups and the first three characters of the next.
    expect(cut).toBe(`${"aé€😀".repeat(6_553)}aé€`);
    expect(Buffer.byteLength(cut)).toBe(65_536);
  });
});

describe("a dynamic column", () => {
  it("is left alone up to 64 KB of JSON", () => {
    // {"name":""} are eleven bytes.
    expect(cutLongColumns({ user: { name: "a".repeat(65_525) } })).toBeUndefined();
  });

  it("is replaced by its size when it is longer, because half of it would not be JSON", () => {
    expect(cutLongColumns({ user: { name: "a".repeat(65_526) }, action: "reveal" })).toEqual({
      row: { user: { _truncated: 65_537 }, action: "reveal", additional_fields: { _truncated: ["user"] } },
      cut: ["user"],
    });
  });

  it("is measured as JSON also when it is a text", () => {
    expect(cutLongColumns({ user: "\u0000".repeat(10_922) })).toBeUndefined();
    expect(cutLongColumns({ user: "\u0000".repeat(10_923) })?.row.user).toEqual({ _truncated: 65_540 });
  });
});

describe("additional fields", () => {
  it("are left alone up to 64 KB, however long the rest of the row is", () => {
    const row = { aux_info: "a".repeat(60_000), additional_fields: { note: "a".repeat(65_525) } };
    expect(cutLongColumns(row)).toBeUndefined();
  });

  it("give way to the mark when they are longer", () => {
    expect(cutLongColumns({ action: "view", additional_fields: { note: "a".repeat(65_526) } })).toEqual({
      row: { action: "view", additional_fields: { _truncated: ["additional_fields"] } },
      cut: ["additional_fields"],
    });
  });

  it("stay beside the mark of another column when there is room for both", () => {
    const aux_info = "a".repeat(70_000);
    // `{"note":"","_truncated":["aux_info"]}` are 37 bytes.
    const fitting = { note: "a".repeat(65_499) };
    expect(cutLongColumns({ aux_info, additional_fields: fitting })).toEqual({
      row: { aux_info: "a".repeat(65_536), additional_fields: { ...fitting, _truncated: ["aux_info"] } },
      cut: ["aux_info"],
    });
    expect(cutLongColumns({ aux_info, additional_fields: { note: "a".repeat(65_500) } })).toEqual({
      row: { aux_info: "a".repeat(65_536), additional_fields: { _truncated: ["aux_info", "additional_fields"] } },
      cut: ["aux_info", "additional_fields"],
    });
  });
});
