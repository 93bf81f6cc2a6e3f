/** The views of a list that somebody gave a name: choose one, save what is shown, rename, delete. */
import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useHost } from "@/api/HostContext";
import { say } from "@/lib/words";
import { IconCheck, IconCross, IconPencil } from "./icons";
import classes from "./SavedViews.module.css";
import { keepViews, readViews, renamed, sameView, type View, type ViewSearch, withView } from "./views";

interface SavedViewsProps {
  /** The name under which this list's views are kept. */
  list: string;
  /** What is shown now: search, filters and order, as they stand in the address. */
  search: ViewSearch;
  onApply: (search: ViewSearch) => void;
}

export function SavedViews({ list, search, onApply }: SavedViewsProps) {
  const { preferences } = useHost();
  const [views, setViews] = useState(() => readViews(preferences, list));
  const [opened, setOpened] = useState(false);
  const [renaming, setRenaming] = useState<string | null>(null);
  const keep = (next: View[]) => {
    setViews(next);
    keepViews(preferences, list, next);
  };
  const present = views.find((each) => sameView(each.search, search));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="sm" onClick={() => setOpened(!opened)} data-present={present ? true : undefined}>
          {present?.name ?? say("ui-views")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say("ui-views")}>
        {views.length === 0 ? <p className={classes.none}>{say("ui-views-none")}</p> : null}
        <ul className={classes.views} aria-label={say("ui-views")}>
          {views.map((view) => (
            <li key={view.name}>
              {renaming === view.name ? (
                <NameForm
                  label={say("ui-view-rename", { name: view.name })}
                  verb={say("ui-view-rename-do")}
                  start={view.name}
                  onName={(name) => {
                    keep(renamed(views, view.name, name));
                    setRenaming(null);
                  }}
                />
              ) : (
                <>
                  <button
                    type="button"
                    className={classes.view}
                    aria-pressed={view === present}
                    onClick={() => {
                      onApply(view.search);
                      setOpened(false);
                    }}
                  >
                    <span>{view.name}</span>
                    {view === present ? <IconCheck /> : null}
                  </button>
                  <ActionIcon variant="subtle" color="gray" aria-label={say("ui-view-rename", { name: view.name })} onClick={() => setRenaming(view.name)}>
                    <IconPencil />
                  </ActionIcon>
                  <ActionIcon variant="subtle" color="gray" aria-label={say("ui-view-delete", { name: view.name })} onClick={() => keep(views.filter((each) => each !== view))}>
                    <IconCross />
                  </ActionIcon>
                </>
              )}
            </li>
          ))}
        </ul>
        {present ? null : <NameForm label={say("ui-view-name")} verb={say("ui-view-save")} start="" onName={(name) => keep(withView(views, { name, search }))} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function NameForm({ label, verb, start, onName }: { label: string; verb: string; start: string; onName: (name: string) => void }) {
  const [name, setName] = useState(start);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onName(name.trim());
    setName("");
  };
  return (
    <form className={classes.name} onSubmit={submit}>
      <TextInput size="xs" aria-label={label} placeholder={label} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
      <Button size="xs" variant="default" type="submit">
        {verb}
      </Button>
    </form>
  );
}
