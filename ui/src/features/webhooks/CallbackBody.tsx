/** The raw body, indented, with a search that walks from one place to the next; copied, posted again or saved from here. */
import { Group, TextInput } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { CallbackDetail } from "@/api/contract";
import { SaveFile } from "@/components/SaveFile";
import { indented } from "@/lib/json";
import { say } from "@/lib/words";
import { CopyCurl } from "./CopyCurl";
import { piecesOf } from "./found";
import classes from "./WebhooksPage.module.css";

export function CallbackBody({ callback }: { callback: CallbackDetail }) {
  const save = useMutationCommand("webhooks.save_body");
  const [wanted, setWanted] = useState("");
  const [place, setPlace] = useState(0);
  const box = useRef<HTMLPreElement>(null);
  const text = useMemo(() => indented(callback.body), [callback.body]);
  const pieces = useMemo(() => piecesOf(text, wanted), [text, wanted]);
  const found = pieces.filter((piece) => piece.found !== undefined).length;
  const current = found === 0 ? -1 : ((place % found) + found) % found;
  useEffect(() => {
    const mark = box.current?.querySelector<HTMLElement>("mark[data-current]");
    if (mark && box.current) box.current.scrollTop = mark.offsetTop - box.current.offsetTop - box.current.clientHeight / 2;
  }, [current, wanted]);
  if (callback.body_encoding === "dropped") {
    return (
      <div>
        <h2>{say("ui-callback-body")}</h2>
        <p className="dim">{say("ui-callback-body-dropped")}</p>
      </div>
    );
  }
  return (
    <div>
      <div className={classes.part}>
        <h2>{say("ui-callback-body")}</h2>
        <Group gap={8}>
          <CopyCurl callback={callback} />
          <SaveFile size="xs" label={say("ui-callback-body-save")} make={() => save.mutateAsync({ id: callback.id })} />
        </Group>
      </div>
      <div className={classes.find}>
        <TextInput
          size="xs"
          aria-label={say("ui-callback-body-search")}
          placeholder={say("ui-callback-body-search")}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setPlace(0);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") setPlace(current + (event.shiftKey ? -1 : 1));
            if (event.key === "Escape") setWanted("");
          }}
        />
        <span role="status" className="small dim number">
          {wanted === "" ? "" : found === 0 ? say("ui-callback-body-not-found") : say("ui-callback-body-found", { at: current + 1, of: found })}
        </span>
      </div>
      <pre ref={box} className={`mono ${classes.body}`} tabIndex={0}>
        {pieces.map((piece, at) =>
          piece.found === undefined ? (
            piece.text
          ) : (
            <mark key={at} data-current={piece.found === current || undefined}>
              {piece.text}
            </mark>
          ),
        )}
      </pre>
    </div>
  );
}
