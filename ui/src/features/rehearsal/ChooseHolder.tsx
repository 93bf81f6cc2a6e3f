/** Whose phone: a contact by name, or any number. */
import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import { IconSearch } from "@/components/icons";
import { groupPhone } from "@/lib/phone";
import { say } from "@/lib/words";

const OFFERED = 8;

export function ChooseHolder({ onChoose }: { onChoose: (identity: string) => void }) {
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 200);
  const contacts = useQueryCommand("audiences.contacts", { search: settled, limit: OFFERED }, { enabled: settled.length > 1 });
  const found = settled.length > 1 ? (contacts.data?.items ?? []) : [];
  const choose = (identity: string) => {
    setText("");
    onChoose(identity);
  };
  const names = new Map(found.map((each) => [each.phone, each.name]));
  return (
    <Autocomplete
      aria-label={say("ui-phone-choose")}
      placeholder={say("ui-phone-choose")}
      leftSection={<IconSearch />}
      value={text}
      onChange={setText}
      onOptionSubmit={choose}
      onKeyDown={(event) => {
        // A number that is no contact's yet.
        if (event.key === "Enter" && found.length === 0 && text.trim()) choose(text.trim());
      }}
      data={found.map((each) => each.phone)}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {names.get(option.value)}
          <br />
          <span className="small dim">{groupPhone(option.value)}</span>
        </span>
      )}
    />
  );
}
