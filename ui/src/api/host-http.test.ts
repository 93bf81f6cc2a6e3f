import { afterEach, expect, test, vi } from "vitest";
import { openBrowserHost } from "./host-http";

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, "", "/");
});

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

test("the link's key is exchanged once and leaves the address", async () => {
  const asked = vi.fn(async () => answer(200, {}));
  vi.stubGlobal("fetch", asked);
  history.replaceState(null, "", "/accounts?account=acc_1#key=s3cret");
  await openBrowserHost();
  expect(asked).toHaveBeenCalledWith("/session", expect.objectContaining({ method: "POST", body: JSON.stringify({ key: "s3cret" }) }));
  expect(location.href).not.toContain("s3cret");
  expect(location.search).toBe("?account=acc_1");
});

test("a refusal keeps its fields, a dead program has words", async () => {
  vi.stubGlobal("fetch", async () => answer(400, { code: "invalid_input", message: "Not saved.", fields: { name: "Give a name." } }));
  const host = await openBrowserHost();
  await expect(host.call("accounts.create", {})).rejects.toMatchObject({ code: "invalid_input", message: "Not saved.", fields: { name: "Give a name." } });
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("network");
  });
  await expect(host.call("accounts.list", {})).rejects.toMatchObject({ code: "unreachable", retryable: true });
});
