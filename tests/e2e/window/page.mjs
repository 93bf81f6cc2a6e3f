// The real window with the few words of Playwright's page that `browser/steps.mjs` uses, so that
// one story is told in the browser and in the window. One more word is one more method of `Places`.

import { setTimeout as pause } from "node:timers/promises";

/** How long a page may take to show what it was asked for. */
const PATIENCE = 15_000;
const STEP = 100;

/** Runs in the page: the elements that a list of wishes leads to, outermost wish first. */
const FIND = `
const roles = {
  button: "button, [role=button], input[type=submit]",
  link: "a[href]",
  radio: "input[type=radio], [role=radio]",
  checkbox: "input[type=checkbox]",
  combobox: "[role=combobox], [aria-haspopup=listbox], select",
  option: "[role=option], option",
  textbox: "input:not([type]), input[type=text], textarea",
  heading: "h1, h2, h3, h4, [role=heading]",
  region: "section[aria-label], [role=region]",
  navigation: "nav, [role=navigation]",
  table: "table, [role=table]",
  row: "tr, [role=row]",
  main: "main",
  img: "img, [role=img]",
};
const text = (element) => (element.innerText ?? element.textContent ?? "").replace(/\\s+/g, " ").trim();
const name = (element) => {
  const label = element.getAttribute("aria-label");
  if (label) return label.trim();
  const by = element.getAttribute("aria-labelledby");
  if (by) return by.split(/\\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(text).join(" ");
  const labels = [...(element.labels ?? [])].map(text).join(" ");
  return labels || text(element) || element.getAttribute("placeholder") || element.title || "";
};
const wanted = (value, wish) => {
  if (wish === undefined || wish === null) return true;
  if (wish.pattern) return new RegExp(wish.pattern, wish.flags).test(value);
  return wish.exact ? value === wish.text : value.toLowerCase().includes(wish.text.toLowerCase());
};
const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const steps = {
  role: (inside, { role, name: wish }) => [...inside.querySelectorAll(roles[role])].filter((each) => wanted(name(each), wish)),
  label: (inside, { name: wish }) => [...inside.querySelectorAll("input, textarea, select, [role=combobox]")].filter((each) => wanted(name(each), wish)),
  text: (inside, { name: wish }) => [...inside.querySelectorAll("*")].filter((each) => each.children.length === 0 && wanted(text(each), wish)),
};
const find = (wishes) => wishes.reduce((inside, wish) => {
  if (wish.nth !== undefined) return inside.slice(wish.nth).slice(0, 1);
  const found = inside.flatMap((each) => steps[wish.by](each, wish));
  // A radio may be drawn by its label and be no pixel itself.
  return [...new Set(found)].filter((each) => seen(each) || /^(radio|checkbox|file)$/.test(each.type));
}, [document]);
`;

function wish(value, exact = false) {
  if (value === undefined) return null;
  return value instanceof RegExp ? { pattern: value.source, flags: value.flags } : { text: value, exact };
}

/** A place on the page that is looked for when something is done there. */
class Places {
  constructor(window, wishes) {
    this.window = window;
    this.wishes = wishes;
  }

  #with(more) {
    return new Places(this.window, [...this.wishes, more]);
  }

  getByRole(role, { name, exact } = {}) {
    return this.#with({ by: "role", role, name: wish(name, exact) });
  }

  getByLabel(name, { exact } = {}) {
    return this.#with({ by: "label", name: wish(name, exact) });
  }

  getByText(text, { exact } = {}) {
    return this.#with({ by: "text", name: wish(text, exact) });
  }

  first() {
    return this.nth(0);
  }

  nth(nth) {
    return this.#with({ nth });
  }

  async count() {
    return this.window.executeScript(`${FIND} return find(arguments[0]).length;`, this.wishes);
  }

  async isVisible() {
    return (await this.count()) > 0;
  }

  async #element() {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const found = await this.window.executeScript(`${FIND} return find(arguments[0])[0] ?? null;`, this.wishes);
      if (found) return found;
      if (performance.now() > end) throw new Error(`not on the page: ${JSON.stringify(this.wishes)}`);
      await pause(STEP);
    }
  }

  async waitFor() {
    await this.#element();
  }

  /** Does something with the element, again when the page was drawn anew meanwhile or it is not ready. */
  async #act(act) {
    const end = performance.now() + PATIENCE;
    for (;;) {
      try {
        return await act(await this.#element());
      } catch (error) {
        const passing = /stale|intercepted|interactable|disabled/i.test(`${error.name} ${error.message}`);
        if (!passing || performance.now() > end) throw error;
        await pause(STEP);
      }
    }
  }

  async click() {
    await this.#act(async (element) => {
      if (!(await element.isEnabled())) throw new Error("disabled");
      await element.click();
    });
  }

  /** Chooses a radio or a checkbox, whose own pixels may be a drawing beside it. */
  async check() {
    await this.#act((element) => this.window.executeScript("if (!arguments[0].checked) arguments[0].click();", element));
  }

  async fill(text) {
    await this.#act(async (element) => {
      await element.clear();
      await element.sendKeys(text);
    });
  }

  async innerText() {
    return this.#act((element) => this.window.executeScript("return arguments[0].innerText;", element));
  }

  async getAttribute(name) {
    return this.#act((element) => element.getAttribute(name));
  }
}

/** The page in a window that WebDriver drives. */
export function pageOf(window) {
  const page = new Places(window, []);
  page.url = () => window.getCurrentUrl();
  page.waitForURL = async (pattern) => {
    const end = performance.now() + PATIENCE;
    while (!pattern.test(await window.getCurrentUrl())) {
      if (performance.now() > end) throw new Error(`never at ${pattern}`);
      await pause(STEP);
    }
  };
  /** Gives a file to the first file field, as choosing it would. */
  page.chooseFile = async (name, text) => {
    await window.executeScript(
      `const [name, text] = arguments;
       const field = document.querySelector("input[type=file]");
       const files = new DataTransfer();
       files.items.add(new File([text], name, { type: "text/csv" }));
       field.files = files.files;
       field.dispatchEvent(new Event("change", { bubbles: true }));`,
      name,
      text,
    );
  };
  return page;
}
