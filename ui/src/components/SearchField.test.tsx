import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { draw, testHost } from "../../tests/host";
import { SearchField } from "./SearchField";

test("the slash brings the cursor, the page hears once the typing stops", async () => {
  const heard = vi.fn();
  draw(testHost({}), <SearchField value="" onChange={heard} label="Search" />);
  fireEvent.keyDown(document.body, { key: "/" });
  expect(document.activeElement).toBe(screen.getByLabelText("Search"));
  await userEvent.type(screen.getByLabelText("Search"), "anna");
  await waitFor(() => expect(heard).toHaveBeenCalledWith("anna"));
  expect(heard).toHaveBeenCalledTimes(1);
});

test("escape empties the search, then leaves it", async () => {
  draw(testHost({}), <SearchField value="" onChange={() => {}} label="Search" />);
  const field = screen.getByLabelText<HTMLInputElement>("Search");
  await userEvent.type(field, "anna{Escape}");
  expect([field.value, document.activeElement]).toEqual(["", field]);
  await userEvent.type(field, "{Escape}");
  expect(document.activeElement).not.toBe(field);
});

function Page() {
  const [search, setSearch] = useState("");
  return (
    <>
      <SearchField value={search} onChange={setSearch} label="Search" />
      <button onClick={() => setSearch("")}>{"Clear"}</button>
      <output>{search}</output>
    </>
  );
}

test("a value from elsewhere takes the place of what was typed", async () => {
  draw(testHost({}), <Page />);
  const field = screen.getByLabelText<HTMLInputElement>("Search");
  await userEvent.type(field, "anna");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("anna"));
  await userEvent.click(screen.getByText("Clear"));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect([field.value, screen.getByRole("status").textContent]).toEqual(["", ""]);
});
