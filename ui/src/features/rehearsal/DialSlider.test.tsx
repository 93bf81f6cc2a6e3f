import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { draw, testHost } from "../../../tests/host";
import { DialSlider } from "./DialSlider";
import { groups } from "./dials";

test("steps in a row are told once, where they stop", async () => {
  const dial = groups.flatMap((group) => group.dials).find((each) => each.key === "rate_429_share");
  const onSet = vi.fn();
  draw(testHost({}), <DialSlider dial={dial!} value={0.1} onSet={onSet} />);
  screen.getByRole("slider", { name: "Refused as too many (429)" }).focus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  expect(screen.getByText("13 %")).toBeTruthy();
  await waitFor(() => expect(onSet).toHaveBeenCalledTimes(1));
  expect(onSet).toHaveBeenCalledWith(0.13);
});
