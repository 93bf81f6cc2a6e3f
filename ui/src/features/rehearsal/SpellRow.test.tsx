import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { draw, testHost } from "../../../tests/host";
import { SpellRow } from "./SpellRow";

test("an outage is begun for so many seconds", async () => {
  const onSet = vi.fn();
  draw(testHost({}), <SpellRow dial="outage_seconds" left={0} onSet={onSet} />);
  const seconds = screen.getByRole("textbox", { name: "Sinch is out: seconds" });
  await userEvent.clear(seconds);
  await userEvent.type(seconds, "45");
  await userEvent.click(screen.getByRole("button", { name: "Begin" }));
  expect(onSet).toHaveBeenCalledWith(45);
});

test("one under way tells what is left and can be ended", async () => {
  const onSet = vi.fn();
  draw(testHost({}), <SpellRow dial="outage_seconds" left={12} onSet={onSet} />);
  expect(screen.getByText(/12 seconds left/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "End it now" }));
  expect(onSet).toHaveBeenCalledWith(0);
});
