/** The list that a file's people join: one there is, or a new one; which of the two is said under the name. */
import { Autocomplete } from "@mantine/core";
import { useQueryCommand } from "@/api/commands";
import { say } from "@/lib/words";
import { sameName } from "./mapping";

/** Names offered while one types. */
const OFFERED = 50;

export function IntoList({ value, onChange, error }: { value: string; onChange: (name: string) => void; error?: string }) {
  const lists = useQueryCommand("audiences.lists", { search: value, limit: OFFERED }).data?.items ?? [];
  const known = lists.find((each) => sameName(each.name, value));
  const words = known ? say("ui-import-list-joins", { n: known.members }) : value.trim() ? say("ui-import-list-new") : say("ui-import-list-words");
  return <Autocomplete label={say("ui-import-list")} description={words} required data={[...new Set(lists.map((each) => each.name))]} value={value} onChange={onChange} error={error} />;
}
