import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Response } from "@/api/contract";
import { Fault } from "@/api/fault";
import { draw, testHost } from "../../../tests/host";
import { Backups } from "./Backups";

type Data = Response<"settings.data">;

const contents = { version: 15, accounts: 1, contacts: 200, campaigns: 3, unfinished: 2 };
const kept = { name: "carillon-2026-11-21-053000-by-hand.db", taken_at: Date.UTC(2026, 10, 21, 5, 30), size: 740_000, reason: "by_hand", contents, unusable: null } as const;
const data = { backups_possible: true, backups: [kept], accounts: 1, contacts: 240, campaigns: 4, callbacks: 9 } as unknown as Data;
const checked = { name: kept.name, taken_at: kept.taken_at, contents };

async function open(answers: Record<string, (request: never) => unknown>) {
  const host = testHost(answers);
  draw(host, <Backups data={data} />);
  await userEvent.click(screen.getByRole("button", { name: "Put back…" }));
  return { host, dialog: within(await screen.findByRole("dialog")) };
}

test("before a backup is put back, it is checked and what becomes of campaigns is told", async () => {
  const { host, dialog } = await open({ "settings.check_backup": () => checked, "settings.restore": () => ({ at: 1, taken_at: 1, kept: "x" }) });
  await dialog.findByText(/2 unfinished campaigns come back paused/);
  expect(dialog.getByRole("row", { name: "Contacts 200 240" })).toBeTruthy();
  await userEvent.click(dialog.getByRole("button", { name: "Put the backup back" }));
  await waitFor(() => expect(host.calls.at(-1)?.name).toBe("settings.restore"));
  expect(host.calls.at(-1)?.request).toEqual({ source: { kind: "kept", name: kept.name } });
});

test("a backup that does not pass the check cannot be put back", async () => {
  const refuse = () => {
    throw new Fault({ code: "internal", message: "The database file is damaged, so this was not done." });
  };
  const { host, dialog } = await open({ "settings.check_backup": refuse });
  await dialog.findByText(/is damaged/);
  expect(dialog.getByRole<HTMLButtonElement>("button", { name: "Put the backup back" }).disabled).toBe(true);
  expect(host.calls.some((call) => call.name === "settings.restore")).toBe(false);
});

test("on PostgreSQL the page says whose backups are", () => {
  draw(testHost({}), <Backups data={{ ...data, backups_possible: false }} />);
  expect(screen.getByText(/pg_dump/)).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
