/** Choosing the file: by the system's dialog here, or by dropping it anywhere in the window. */
import { Progress } from "@mantine/core";
import { IconFile } from "@/components/icons";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";

interface FileStepProps {
  /** How much of the file has been handed over (0 to 1), while it is. */
  sent: number | null;
  reading: boolean;
  onFile: (file: File) => void;
}

export function FileStep({ sent, reading, onFile }: FileStepProps) {
  return (
    <label className={classes.drop}>
      <IconFile size={32} />
      <b>{reading ? say("ui-import-reading") : say("ui-import-drop")}</b>
      <span className="dim">{say("ui-import-formats")}</span>
      <input
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.xls,.xlsb,.ods,text/csv,text/plain"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Empties the field, so that the same file can be chosen again after a change.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      {sent === null ? null : <Progress value={sent * 100} w={240} aria-label={say("ui-import-sending")} />}
    </label>
  );
}
