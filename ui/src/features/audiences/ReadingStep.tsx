/** What was found in the file, with its first rows: the meaning of each column, the home country, the list it goes to. */
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { FileReading, Request } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Panel } from "@/components/Panel";
import { countryChoices, homeCountry } from "@/lib/countries";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";
import { assign, type Field, fields, listName, otherColumns, phoneColumn, suggested } from "./mapping";

/** How a file is read where the finding was wrong. */
export type How = Pick<Request<"audiences.read_file">, "encoding" | "delimiter" | "header">;

interface ReadingStepProps {
  fileId: string;
  fileName: string;
  reading: FileReading;
  /** Reads the file again, as the person says. */
  onRead: (how: How) => void;
  onAgain: () => void;
  onStarted: (importId: string) => void;
}

const KEEP = "keep";
/** Proper names, the same in every language. */
const encodings = [
  { value: "utf-8", label: "UTF-8" },
  { value: "utf-8-sig", label: "UTF-8 (BOM)" },
  { value: "utf-16", label: "UTF-16 (BOM)" },
  { value: "utf-16-le", label: "UTF-16 LE" },
  { value: "utf-16-be", label: "UTF-16 BE" },
  { value: "cp1252", label: "Windows-1252" },
];

export function ReadingStep({ fileId, fileName, reading, onRead, onAgain, onStarted }: ReadingStepProps) {
  const [mapping, setMapping] = useState(() => suggested(reading));
  const [list, setList] = useState(() => listName(fileName));
  const [home, setHome] = useState(homeCountry);
  const start = useMutationCommand("audiences.import");
  const phone = phoneColumn(mapping);
  const faults = start.error?.fields ?? {};
  const begin = () =>
    start.mutate(
      { file_id: fileId, list_name: list, home_region: home, phone_column: phone, columns: otherColumns(mapping), encoding: reading.encoding, delimiter: reading.delimiter, header: reading.header },
      { onSuccess: ({ import_id }) => onStarted(import_id) },
    );
  return (
    <>
      <FaultNotice fault={start.error} />
      <Found reading={reading} onRead={onRead} />
      <Panel title={say("ui-import-columns")} flush>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={say("ui-import-first-rows")}>
          <table className={classes.table}>
            <thead>
              <tr>
                {reading.columns.map((column) => (
                  <th key={column} scope="col">
                    <b>{column}</b>
                    <Select
                      size="xs"
                      w={144}
                      aria-label={say("ui-import-becomes", { column })}
                      allowDeselect={false}
                      data={[...fields.map((field) => ({ value: field as string, label: say("ui-import-field", { field }) })), { value: KEEP, label: say("ui-import-keep") }]}
                      value={mapping[column] ?? KEEP}
                      onChange={(value) => setMapping(assign(mapping, column, value === KEEP ? null : (value as Field)))}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {reading.first_rows.slice(0, 5).map((row, index) => (
                <tr key={index}>
                  {reading.columns.map((column, cell) => (
                    <td key={column}>{row[cell]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={say("ui-import-rules")}>
        <div className={classes.pair}>
          <TextInput label={say("ui-import-list")} required value={list} onChange={(event) => setList(event.currentTarget.value)} error={faults.list_name} />
          <Select label={say("ui-import-home")} description={say("ui-import-home-words")} searchable allowDeselect={false} data={countryChoices()} value={home} onChange={(value) => setHome(value ?? home)} error={faults.home_region} />
        </div>
      </Panel>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onAgain}>
          {say("ui-import-other")}
        </Button>
        <Button onClick={begin} loading={start.isPending} disabled={!phone || !list.trim()} title={phone ? undefined : say("ui-import-no-phone")}>
          {say("ui-import-start", { rows: count(reading.rows) })}
        </Button>
      </Group>
    </>
  );
}

const delimiters: Record<string, string> = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" };

/** What was detected, each correctable; a correction reads the file again. */
function Found({ reading, onRead }: { reading: FileReading; onRead: (how: How) => void }) {
  const now: How = { encoding: reading.encoding, delimiter: reading.delimiter, header: reading.header };
  return (
    <Panel title={say("ui-import-file")} aside={<span className="dim number">{say("ui-import-found", { rows: reading.rows })}</span>}>
      <div className={classes.pair}>
        <Select label={say("ui-import-encoding")} allowDeselect={false} data={encodings} value={reading.encoding} onChange={(value) => onRead({ ...now, encoding: (value ?? undefined) as How["encoding"] })} />
        <Select
          label={say("ui-import-delimiter-title")}
          allowDeselect={false}
          data={Object.entries(delimiters).map(([value, name]) => ({ value, label: say("ui-import-delimiter", { delimiter: name }) }))}
          value={reading.delimiter}
          onChange={(value) => onRead({ ...now, delimiter: value ?? undefined })}
        />
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
