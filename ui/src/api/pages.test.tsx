import { act, screen, waitFor } from "@testing-library/react";
import { useEffect } from "react";
import { expect, test } from "vitest";
import { draw, testHost } from "../../tests/host";
import { usePagesCommand } from "./commands";
import { slicesAt, withSlice } from "./pages";

interface Asked {
  cursor: string | null;
  search?: string;
}

/** A list of `total` rows in pages of ten, whose names say how often anything changed. */
function longList(total: number) {
  let version = 0;
  const host = testHost({
    "audiences.contacts": ({ cursor }: Asked) => {
      const start = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(10, total - start) }, (_, at) => ({ id: `con_${start + at}`, name: `${start + at} v${version}` }));
      return { items, next: start + 10 < total ? String(start + 10) : null };
    },
  });
  const asked = () => host.calls.map((call) => (call.request as Asked).cursor);
  const change = () => {
    version += 1;
    host.announce({ kind: "changed", topics: ["audiences"] });
  };
  return { host, asked, change };
}

let shown: ReturnType<typeof usePagesCommand<"audiences.contacts">>;
function List() {
  const list = usePagesCommand("audiences.contacts", {});
  useEffect(() => {
    shown = list;
  });
  return <p>{list.rows.map((row) => row.name).join(",")}</p>;
}

async function scrollTo(rows: number) {
  while (shown.rows.length < rows) {
    const before = shown.rows.length;
    act(() => shown.table.onEnd());
    await waitFor(() => expect(shown.rows.length).toBeGreaterThan(before));
  }
}

test("a change reads only the pages in view anew, the others when they come into view", async () => {
  const { host, asked, change } = longList(50);
  draw(host, <List />);
  await screen.findByText(/0 v0/);
  await scrollTo(50);
  expect(asked()).toEqual([null, "10", "20", "30", "40"]);
  expect(shown.table.more).toBe(false);

  act(() => shown.table.onView(22, 35));
  change();
  await waitFor(() => expect(shown.rows[35]?.name).toBe("35 v1"));
  expect(asked().slice(5)).toEqual(["20", "30"]);
  expect(shown.rows).toHaveLength(50);
  expect(shown.rows[0]?.name).toBe("0 v0");

  act(() => shown.table.onView(0, 8));
  await waitFor(() => expect(shown.rows[0]?.name).toBe("0 v1"));
  expect(asked().slice(7)).toEqual([null]);
});

test("two looks at the end ask once", async () => {
  const { host, asked } = longList(30);
  draw(host, <List />);
  await screen.findByText(/0 v0/);
  act(() => {
    shown.table.onEnd();
    shown.table.onEnd();
  });
  await waitFor(() => expect(shown.rows).toHaveLength(20));
  expect(asked()).toEqual([null, "10"]);
});

test("a row that says the same stays the same object, and nothing follows a last page", () => {
  const all = { slices: [{ items: [{ id: "a", n: 1 }], next: "a", round: 0 }, { items: [{ id: "b", n: 1 }], next: null, round: 0 }], round: 1 };
  const read = withSlice(all, 0, { items: [{ id: "new", n: 0 }, { id: "a", n: 1 }], next: "a", round: 1 });
  expect(read.slices[0]?.items[1]).toBe(all.slices[0]?.items[0]);
  expect(read.slices).toHaveLength(2);
  expect(withSlice(all, 0, { items: [], next: null, round: 1 }).slices).toHaveLength(1);
});

test("rows are found in their slices", () => {
  const slices = [3, 3, 3].map((rows) => ({ items: Array<null>(rows).fill(null), next: null, round: 0 }));
  expect(slicesAt(slices, 0, 2)).toEqual([0]);
  expect(slicesAt(slices, 2, 6)).toEqual([0, 1, 2]);
  expect(slicesAt([{ items: [], next: null, round: 0 }], 0, 0)).toEqual([0]);
  expect(slicesAt([], 0, 0)).toEqual([0]);
});
