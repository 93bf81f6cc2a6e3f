/** A table of contacts may be dropped on any page; it opens the import. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import { dropFile } from "@/lib/dropped";
import { say } from "@/lib/words";
import classes from "./DropAnywhere.module.css";

export function DropAnywhere() {
  const [over, setOver] = useState(false);
  const go = useNavigate();
  const open = useEffectEvent((file: File) => {
    dropFile(file);
    void go({ to: "/audiences/import", search: (search) => ({ account: search.account }) });
  });
  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const drag = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // Only leaving the window itself has no related target.
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false);
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      setOver(false);
      if (!file) return;
      event.preventDefault();
      open(file);
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return over ? <div className={classes.over}>{say("ui-drop-here")}</div> : null;
}
