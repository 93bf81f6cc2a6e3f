/** What was found in the file, with its first rows: the meaning of each column, the home country, the list it goes to. */
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutationCommand } from "@/api/commands";
import type { FileReading } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Panel } from "@/components/Panel";
import { countryChoices, homeCountry } from "@/lib/countries";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";
import { asRead, Found, type How } from "./Found";
import { IntoList } from "./IntoList";
import { assign, type Field, fields, listName, otherColumns, phoneColumn, suggested } from "./mapping";

interface ReadingStepProps {
  fileId: string;
  fileName: string;
  /** The list that was asked for before the file was chosen. */
  into?: string;
  reading: FileReading;
  /** Reads the file again, as the person says. */
  onRead: (how: How) => void;
  onAgain: () => void;
  onStarted: (importId: string) => void;
}

const KEEP = "keep";
export function ReadingStep({ fileId, fileName, into, reading, onRead, onAgain, onStarted }: ReadingStepProps) {
  const [mapping, setMapping] = useState(() => suggested(reading));
  const [list, setList] = useState(() => into ?? listName(fileName));
  const [consent, setConsent] = useState("");
  const [home, setHome] = useState(homeCountry);
  const start = useMutationCommand("audiences.import");
  const phone = phoneColumn(mapping);
  const faults = start.error?.fields ?? {};
  const begin = () =>
    start.mutate(
      { file_id: fileId, list_name: list, home_region: home, phone_column: phone, columns: otherColumns(mapping), ...asRead(reading), consent },
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
          <IntoList value={list} onChange={setList} error={faults.list_name} />
          <Select label={say("ui-import-home")} description={say("ui-import-home-words")} searchable allowDeselect={false} data={countryChoices()} value={home} onChange={(value) => setHome(value ?? home)} error={faults.home_region} />
          <TextInput label={say("ui-import-consent")} description={say("ui-import-consent-words")} value={consent} onChange={(event) => setConsent(event.currentTarget.value)} error={faults.consent} />
        </div>
        <p className={classes.rule}>{say("ui-import-duplicates-rule")}</p>
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
