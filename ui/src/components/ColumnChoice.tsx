/** Which columns of a list are shown, remembered under the list's name. */
import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { useState } from "react";
import { useHost } from "@/api/HostContext";
import { shows } from "./columns";
import { say } from "@/lib/words";

export type Visibility = Record<string, boolean>;

/** The remembered choice for a list and the way to change it. A column that is absent is as its list says. */
export function useColumns(list: string): [Visibility, (next: Visibility) => void] {
  const { preferences } = useHost();
  const key = `columns.${list}`;
  const [visibility, setVisibility] = useState<Visibility>(() => parse(preferences.read(key)));
  const choose = (next: Visibility) => {
    setVisibility(next);
    preferences.keep(key, JSON.stringify(next));
  };
  return [visibility, choose];
}

function parse(kept: string | null): Visibility {
  try {
    return kept ? (JSON.parse(kept) as Visibility) : {};
  } catch {
    return {};
  }
}

interface ColumnChoiceProps {
  columns: { id: string; title: string; extra?: boolean }[];
  visibility: Visibility;
  onChange: (next: Visibility) => void;
}

export function ColumnChoice({ columns, visibility, onChange }: ColumnChoiceProps) {
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" size="sm">
          {say("ui-columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say("ui-columns")}>
        <Stack gap="xs">
          {columns.map((column, index) => (
            <Checkbox
              key={column.id}
              size="xs"
              label={column.title}
              // The first column names the row; a list without it would be unreadable.
              disabled={index === 0}
              checked={shows(column, visibility)}
              onChange={(event) => onChange({ ...visibility, [column.id]: event.currentTarget.checked })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
