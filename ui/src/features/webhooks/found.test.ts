import { expect, test } from "vitest";
import { piecesOf } from "./found";

test("what is found is cut out, whatever its case, and nothing is lost", () => {
  const pieces = piecesOf('{"Status": "READ", "status": 1}', "status");
  expect(pieces.map((piece) => piece.text).join("")).toBe('{"Status": "READ", "status": 1}');
  expect(pieces.filter((piece) => piece.found !== undefined)).toEqual([
    { text: "Status", found: 0 },
    { text: "status", found: 1 },
  ]);
});

test("letters side by side are found one after the other", () => {
  expect(piecesOf("aaa", "aa")).toEqual([{ text: "aa", found: 0 }, { text: "a" }]);
});

test("nothing wanted, nothing found, and letters that grow when folded", () => {
  expect(piecesOf("abc", "")).toEqual([{ text: "abc" }]);
  expect(piecesOf("abc", "x")).toEqual([{ text: "abc" }]);
  expect(piecesOf("İx", "x")).toEqual([{ text: "İ" }, { text: "x", found: 0 }]);
});
