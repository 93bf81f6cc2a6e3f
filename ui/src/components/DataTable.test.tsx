import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { inOrder } from "./columns";
import { type Column, DataTable } from "./DataTable";

interface Person {
  id: string;
  name: string;
  age: number;
}

const columns: Column<Person>[] = [
  { id: "name", title: "Name", sortKey: "name", cell: (row) => row.name, sort: (row) => row.name },
  { id: "age", title: "Age", cell: (row) => row.age, sort: (row) => row.age, numeric: true },
];
const people: Person[] = [
  { id: "1", name: "Zoe", age: 9 },
  { id: "2", name: "Ada", age: 10 },
];

test("a list sorted by the program asks for the order and does not touch its rows", async () => {
  const onSort = vi.fn();
  render(
    <MantineProvider>
      <DataTable label="People" columns={columns} rows={people} rowId={(row) => row.id} empty={null} sort={{ by: "name", descending: false }} onSort={onSort} />
    </MantineProvider>,
  );
  expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
  expect(screen.queryByRole("button", { name: "Age" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(onSort).toHaveBeenCalledWith({ by: "name", descending: true });
});

test("a small list is put in order in place: numbers as numbers, words as words", () => {
  expect(inOrder(people, columns[0], false).map((row) => row.name)).toEqual(["Ada", "Zoe"]);
  expect(inOrder(people, columns[1], true).map((row) => row.age)).toEqual([10, 9]);
  expect(inOrder(people, undefined, true)).toBe(people);
});
