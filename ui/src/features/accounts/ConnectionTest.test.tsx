import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { ConnectionReport } from "@/api/contract";
import { draw, testHost } from "../../../tests/host";
import { ConnectionTest } from "./ConnectionTest";

const report: ConnectionReport = {
  at: 0,
  ok: false,
  found_region: "us",
  steps: [
    { step: "token", state: "passed", sentence: "Sinch accepted the key.", evidence: [], hint: null },
    { step: "app", state: "failed", sentence: "There is no such app in EU.", evidence: [{ label: "EU", value: "404" }], hint: "Choose US." },
    { step: "mode", state: "skipped", sentence: "Not checked.", evidence: [], hint: null },
  ],
};

test("a wrong region shows its evidence and offers the right one", async () => {
  const onRegion = vi.fn();
  draw(testHost({}), <ConnectionTest report={report} testing={false} fault={null} onTest={() => {}} onRegion={onRegion} />);
  expect(screen.getByText("404")).toBeTruthy();
  expect(screen.getByText("Not connected")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Use US and test again" }));
  expect(onRegion).toHaveBeenCalledWith("us");
});

test("no region is offered when none was found", () => {
  draw(testHost({}), <ConnectionTest report={{ ...report, found_region: null }} testing={false} fault={null} onTest={() => {}} onRegion={() => {}} />);
  expect(screen.queryByRole("button", { name: /test again/ })).toBeNull();
});
