import { expect, test } from "vitest";
import { draw, testHost } from "../../tests/host";
import { PhonePreview } from "./PhonePreview";

test("variables that are not filled yet stand out, the words around them stay", () => {
  const { container } = draw(testHost({}), <PhonePreview preview={{ header: null, body: "Ciao {{body[1]text}}, da ${shop}!", footer: null, buttons: [] }} from="Milano" />);
  expect([...container.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["{{body[1]text}}", "${shop}"]);
  expect(container.textContent).toContain("Ciao {{body[1]text}}, da ${shop}!");
});
