/** A phone number grouped for reading; copying the text gives the bare E.164 number. */
import type { ClipboardEvent } from "react";
import { groupPhone } from "@/lib/phone";

export function Phone({ number }: { number: string }) {
  if (!number) return <span className="dim">{"–"}</span>;
  const copyBare = (event: ClipboardEvent) => {
    event.clipboardData.setData("text/plain", number);
    event.preventDefault();
  };
  return (
    <span className="number" onCopy={copyBare} title={number}>
      {groupPhone(number)}
    </span>
  );
}
