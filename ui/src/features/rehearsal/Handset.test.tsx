import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { PhoneMessage } from "@/api/contract";
import { draw, refuse, testHost } from "../../../tests/host";
import { Handset } from "./Handset";

const asked: PhoneMessage = {
  id: "01A",
  mine: false,
  channel: "WHATSAPP",
  at: 0,
  read: true,
  reactions: [],
  header: "Your order",
  text: "Shall we deliver today?",
  footer: "",
  media: "",
  location: null,
  choices: [
    { title: "Yes", postback_data: "today", url: null },
    { title: "Track it", postback_data: null, url: "https://example.org/7" },
  ],
  answers: null,
};

function phone(answer: (request: unknown) => unknown = () => ({})) {
  const host = testHost({
    "rehearsal.thread": () => ({ identity: "+19895550162", name: "Anna", messages: [asked] }),
    "rehearsal.answer": answer,
  });
  draw(host, <Handset account="acc_1" identity="+19895550162" channel="WHATSAPP" channels={["WHATSAPP", "SMS"]} onChannel={() => {}} />);
  return () => host.calls.filter((call) => call.name === "rehearsal.answer").map((call) => (call.request as { deed: unknown }).deed);
}

test("what its holder presses, writes and reacts with is told to the rehearsal", async () => {
  const deeds = phone();
  await userEvent.click(await screen.findByRole("button", { name: "Yes" }));
  await userEvent.click(screen.getByRole("button", { name: "React with 👍" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Write as the customer" }), "Grazie!{enter}");
  await userEvent.click(screen.getByRole("button", { name: "STOP" }));
  expect(deeds()).toEqual([
    { choice: { message_id: "01A", postback_data: "today" } },
    { reaction: { message_id: "01A", emoji: "👍" } },
    { text: "Grazie!" },
    { text: "STOP" },
  ]);
});

test("a button that leads elsewhere answers nothing", async () => {
  phone();
  const button = await screen.findByRole("button", { name: "Track it" });
  expect((button as HTMLButtonElement).disabled).toBe(true);
  expect(button.title).toBe("https://example.org/7");
});

test("a refusal stands on the phone and what was typed stays", async () => {
  phone(() => refuse({ code: "invalid_input", message: "The rehearsal refused this." }));
  const field = await screen.findByRole("textbox", { name: "Write as the customer" });
  await userEvent.type(field, "Ciao{enter}");
  expect(await screen.findByText("The rehearsal refused this.")).toBeTruthy();
  expect((field as HTMLInputElement).value).toBe("Ciao");
});
