import { afterEach, expect, test, vi } from "vitest";
import { homeCountry } from "./countries";

afterEach(() => vi.restoreAllMocks());

const reading = (...languages: string[]) => vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);

test("the home country is guessed from the reader's languages, and a system without one is no fault", () => {
  reading("en", "pt-BR");
  expect(homeCountry()).toBe("BR");
  reading("zh-Hant-TW");
  expect(homeCountry()).toBe("TW");
  reading("c");
  expect(homeCountry()).toBe("IT");
});
