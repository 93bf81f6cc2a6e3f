/** The keys that work everywhere, and the list of all of them (`?`). */
import { Modal, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { chord, COMMAND_KEY, usePlainKeys } from "@/lib/keys";
import { say } from "@/lib/words";
import classes from "./Keys.module.css";
import { usePages } from "./pages";

const SHOW = "carillon:keys";

/** Opens the list from anywhere, e.g. the command palette. */
export function showKeys(): void {
  window.dispatchEvent(new Event(SHOW));
}

export function Keys() {
  const pages = usePages();
  const [opened, setOpened] = useState(false);
  const previous = useRef<{ key: string; at: number } | null>(null);
  const go = useNavigate();
  useEffect(() => {
    const show = () => setOpened(true);
    window.addEventListener(SHOW, show);
    return () => window.removeEventListener(SHOW, show);
  }, []);
  usePlainKeys((key) => {
    if (key === "?") setOpened(true);
    const both = chord(previous.current, key, performance.now());
    const page = pages.find((each) => both === `g ${each.key}`);
    previous.current = { key, at: performance.now() };
    if (page) void go({ to: page.to });
  });
  const rows: [string, string][] = [
    [`${COMMAND_KEY} K`, say("ui-keys-search")],
    ["?", say("ui-keys-this")],
    ["/", say("ui-keys-find")],
    ["j k", say("ui-keys-rows")],
    ["↵", say("ui-keys-open")],
    ["Esc", say("ui-keys-close")],
    ...pages.map((page): [string, string] => [`g ${page.key}`, say("ui-keys-goto", { page: say(page.name) })]),
  ];
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={<Text fw={600}>{say("ui-keys-title")}</Text>} closeButtonProps={{ "aria-label": say("ui-close") }}>
      <dl className={classes.keys}>
        {rows.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
