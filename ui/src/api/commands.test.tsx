import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { draw, refuse, testHost } from "../../tests/host";
import { useQueryCommand } from "./commands";

function Name() {
  const account = useQueryCommand("accounts.get", { id: "acc_1" });
  const lists = useQueryCommand("audiences.lists", {});
  return (
    <p>
      {account.data?.name ?? account.error?.message}/{lists.data?.items.length}
    </p>
  );
}

test("a change refreshes exactly the queries that read its topics", async () => {
  let name = "before";
  const host = testHost({ "accounts.get": () => ({ name }), "audiences.lists": () => ({ items: [], next: null }) });
  draw(host, <Name />);
  await screen.findByText("before/0");
  name = "after";
  host.announce({ kind: "changed", topics: ["accounts"] });
  await screen.findByText("after/0");
  expect(host.calls.filter((call) => call.name === "audiences.lists")).toHaveLength(1);
});

test("coming back after a silence refreshes everything", async () => {
  const host = testHost({ "accounts.get": () => ({ name: "x" }), "audiences.lists": () => ({ items: [], next: null }) });
  draw(host, <Name />);
  await screen.findByText("x/0");
  host.announce({ kind: "lost" });
  host.announce({ kind: "connected" });
  await waitFor(() => expect(host.calls).toHaveLength(4));
});

test("a refusal arrives as its own sentence", async () => {
  const host = testHost({ "accounts.get": () => refuse({ code: "not_found", message: "There is no such account." }), "audiences.lists": () => ({ items: [], next: null }) });
  draw(host, <Name />);
  await screen.findByText(/There is no such account/);
});
