/** What the holder of the phone writes or sends: words, STOP, a file by its address, a place. */
import { Button, Group, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Deed } from "@/api/contract";
import { say } from "@/lib/words";
import classes from "./RehearsalPage.module.css";

const kinds = ["text", "media", "location"] as const;
type Kind = (typeof kinds)[number];

/** Words that a channel's consent rules know; what they do is Sinch's affair. */
const keywords = ["STOP", "START"];
const duomo = { latitude: 45.4641, longitude: 9.1919 };

export function Composer({ sending, onSend }: { sending: boolean; onSend: (deed: Deed, done?: () => void) => void }) {
  const [kind, setKind] = useState<Kind>("text");
  const [text, setText] = useState("");
  const [place, setPlace] = useState(duomo);
  const deed: Deed = kind === "text" ? { text } : kind === "media" ? { media: text } : { location: { title: text, ...place } };
  const empty = kind !== "location" && text.trim() === "";
  const label = say("ui-phone-field", { kind });
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) onSend(deed, () => setText(""));
      }}
    >
      <Group gap="xs" justify="space-between">
        <SegmentedControl size="xs" aria-label={say("ui-phone-kind")} value={kind} onChange={(next) => setKind(next as Kind)} data={kinds.map((value) => ({ value, label: say("ui-phone-kind-name", { kind: value }) }))} />
        <Group gap={4}>
          {keywords.map((word) => (
            <Button key={word} size="xs" variant="default" onClick={() => onSend({ text: word })}>
              {word}
            </Button>
          ))}
        </Group>
      </Group>
      <div className={kind === "location" ? classes.fields : undefined}>
        <TextInput aria-label={label} placeholder={label} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {kind === "location" ? (
          <>
            <NumberInput aria-label={say("ui-phone-latitude")} hideControls decimalScale={5} min={-90} max={90} value={place.latitude} onChange={(value) => setPlace({ ...place, latitude: Number(value) })} />
            <NumberInput aria-label={say("ui-phone-longitude")} hideControls decimalScale={5} min={-180} max={180} value={place.longitude} onChange={(value) => setPlace({ ...place, longitude: Number(value) })} />
          </>
        ) : null}
      </div>
      <Button type="submit" loading={sending} disabled={empty} title={empty ? say("ui-phone-write-first") : undefined}>
        {say("ui-phone-send")}
      </Button>
    </form>
  );
}
