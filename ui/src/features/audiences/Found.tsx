/** What was found in the file, each correctable; a correction reads the file again. */
import { Select } from "@mantine/core";
import type { FileReading, Request } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";

/** How a file is read where the finding was wrong. */
export type How = Pick<Request<"audiences.read_file">, "encoding" | "delimiter" | "header" | "sheet">;

/** Proper names, the same in every language. */
const encodings = [
  { value: "utf-8", label: "UTF-8" },
  { value: "utf-8-sig", label: "UTF-8 (BOM)" },
  { value: "utf-16", label: "UTF-16 (BOM)" },
  { value: "utf-16-le", label: "UTF-16 LE" },
  { value: "utf-16-be", label: "UTF-16 BE" },
  { value: "cp1252", label: "Windows-1252" },
];

const delimiters: Record<string, string> = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" };

/** How the file was read, for the import to read it the same way. */
export function asRead({ sheets, sheet, encoding, delimiter, header }: FileReading): How {
  return sheets.length > 0 ? { sheet: sheet ?? undefined, header } : { encoding, delimiter, header };
}

export function Found({ reading, onRead }: { reading: FileReading; onRead: (how: How) => void }) {
  const isWorkbook = reading.sheets.length > 0;
  const now = asRead(reading);
  return (
    <Panel title={say("ui-import-file")} aside={<span className="dim number">{say("ui-import-found", { rows: reading.rows })}</span>}>
      <div className={classes.pair}>
        {isWorkbook ? (
          // Another sheet is another table, so whether it has a header is found anew.
          <Select label={say("ui-import-sheet")} allowDeselect={false} data={reading.sheets} value={reading.sheet} onChange={(value) => onRead({ sheet: value ?? undefined })} />
        ) : (
          <>
            <Select label={say("ui-import-encoding")} allowDeselect={false} data={encodings} value={reading.encoding} onChange={(value) => onRead({ ...now, encoding: (value ?? undefined) as How["encoding"] })} />
            <Select
              label={say("ui-import-delimiter-title")}
              allowDeselect={false}
              data={Object.entries(delimiters).map(([value, name]) => ({ value, label: say("ui-import-delimiter", { delimiter: name }) }))}
              value={reading.delimiter}
              onChange={(value) => onRead({ ...now, delimiter: value ?? undefined })}
            />
          </>
        )}
        <Select
          label={say("ui-import-header")}
          allowDeselect={false}
          data={["yes", "no"].map((value) => ({ value, label: say("ui-import-header-is", { header: value }) }))}
          value={reading.header ? "yes" : "no"}
          onChange={(value) => onRead({ ...now, header: value === "yes" })}
        />
      </div>
    </Panel>
  );
}
