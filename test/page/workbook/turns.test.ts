import { expect, test } from "vitest";
import { createTurns } from "../../../page/views/workbook/turns.ts";

const wanted = new AbortController().signal;

/** Work that goes on until it is told to end. */
function createWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    end: (name: string) => ends.get(name)?.(),
    work: (name: string) => async (): Promise<string> => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    },
  };
}

test("so many run at a time, in the order in which they came", async () => {
  const take = createTurns(2);
  const { begun, end, work } = createWork();
  const all = ["a", "b", "c", "d"].map((name) => take(wanted, work(name)));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await all[1];
  await Promise.resolve();
  expect(begun).toEqual(["a", "b", "c"]);
  end("a");
  end("c");
  await Promise.all([all[0], all[2]]);
  await Promise.resolve();
  end("d");
  await expect(Promise.all(all)).resolves.toEqual(["a", "b", "c", "d"]);
});

test("what is not wanted any more does not run, and holds nobody up", async () => {
  const take = createTurns(1);
  const { begun, end, work } = createWork();
  const stopping = new AbortController();
  const first = take(wanted, work("first"));
  const given = take(stopping.signal, work("given up"));
  const last = take(wanted, work("last"));
  stopping.abort();
  await expect(given).rejects.toThrow("not wanted");
  await expect(take(stopping.signal, work("too late"))).rejects.toThrow("aborted");
  end("first");
  await first;
  await Promise.resolve();
  end("last");
  await last;
  expect(begun).toEqual(["first", "last"]);
});

test("work that fails makes room for the next", async () => {
  const take = createTurns(1);
  const failing = take(wanted, async () => Promise.reject(new Error("broken")));
  const next = take(wanted, async () => Promise.resolve("next"));
  await expect(failing).rejects.toThrow("broken");
  await expect(next).resolves.toBe("next");
});
