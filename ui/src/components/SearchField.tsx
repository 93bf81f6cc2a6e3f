/** The search over a list. `/` brings the cursor here, Esc empties and then leaves it; the page hears of it a moment after the typing stops. */
import { CloseButton, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { usePlainKeys } from "@/lib/keys";
import { say } from "@/lib/words";
import { IconSearch } from "./icons";

const PAUSE_MS = 200;

export function SearchField({ value, onChange, label }: { value: string; onChange: (text: string) => void; label: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [heard, setHeard] = useState(value);
  const [told, setTold] = useState(value);
  // A value that is not an echo of what was typed comes from elsewhere: a saved view, cleared filters.
  if (value !== heard) {
    setHeard(value);
    if (value !== told) {
      setText(value);
      setTold(value);
    }
  }
  usePlainKeys((key, event) => {
    if (key !== "/") return;
    event.preventDefault();
    field.current?.focus();
  });
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => {
      setTold(text);
      onChange(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextInput
      ref={field}
      w={280}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        if (text) setText("");
        else field.current?.blur();
      }}
      placeholder={label}
      aria-label={label}
      leftSection={<IconSearch />}
      rightSection={text ? <CloseButton size="sm" aria-label={say("ui-clear")} onClick={() => setText("")} /> : null}
    />
  );
}
