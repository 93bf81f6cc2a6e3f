/**
 * The fields of an account, as raw text: the backend judges them and its sentences come back at the fields.
 * A secret that is already kept is never shown; left empty, it stays as it is.
 */
import { PasswordInput, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import { useQueryCommand } from "@/api/commands";
import type { Account, AccountForm as Fields } from "@/api/contract";
import { Panel } from "@/components/Panel";
import { say } from "@/lib/words";
import classes from "./AccountForm.module.css";

export type Form = UseFormReturnType<Fields>;

export const emptyFields: Fields = { name: "", key: "", list_name: "", proxy_domain: "", region: "eu", project_id: "", app_id: "", key_id: "", key_secret: "", webhook_secret: "", late_hours: "24", phone: "", description: "" };

export function fieldsOf(account: Account): Fields {
  return { ...emptyFields, ...pick(account), list_name: account.list_name ?? "", region: account.region, late_hours: String(account.late_hours) };
}

function pick({ name, key, proxy_domain, project_id, app_id, key_id, phone, description }: Account) {
  return { name, key, proxy_domain, project_id, app_id, key_id, phone, description };
}

export function AccountFields({ form, kept }: { form: Form; kept: boolean }) {
  const lists = useQueryCommand("audiences.lists", {}).data?.items ?? [];
  const secretHint = kept ? say("ui-account-secret-kept") : "";
  return (
    <div className={classes.form}>
      <Group title={say("ui-account-part-sinch")} words={say("ui-account-part-sinch-words")}>
        <div className={classes.wide}>
          <span className={classes.label} id="region-label">
            {say("ui-account-region")}
          </span>
          <SegmentedControl
            aria-labelledby="region-label"
            size="sm"
            data={["eu", "us", "br"].map((value) => ({ value, label: say("ui-account-region-name", { region: value }) }))}
            {...form.getInputProps("region")}
          />
          {form.errors.region ? <p className={classes.error}>{form.errors.region}</p> : null}
        </div>
        <TextInput description={say("ui-account-project-where")} required {...field(form, "project_id", say("ui-account-project"))} />
        <TextInput description={say("ui-account-app-where")} required {...field(form, "app_id", say("ui-account-app"))} />
        <TextInput description={say("ui-account-key-where")} required {...field(form, "key_id", say("ui-account-key-id"))} />
        <PasswordInput description={say("ui-account-key-secret-where")} required={!kept} placeholder={secretHint} {...field(form, "key_secret", say("ui-account-key-secret"))} />
      </Group>
      <Group title={say("ui-account-part-name")} words={say("ui-account-part-name-words")}>
        <TextInput required {...field(form, "name", say("ui-account-name"))} />
        <TextInput description={say("ui-account-key-words")} required maxLength={5} {...field(form, "key", say("ui-account-key"))} />
        <Select
          label={say("ui-account-list")}
          description={say("ui-account-list-words")}
          data={lists.map((list) => list.name)}
          searchable
          clearable
          value={form.values.list_name || null}
          onChange={(value) => form.setFieldValue("list_name", value ?? "")}
          error={form.errors.list_name}
          nothingFoundMessage={say("ui-account-list-none")}
        />
        <TextInput description={say("ui-account-phone-words")} {...field(form, "phone", say("ui-account-phone"))} />
        <Textarea autosize minRows={1} className={classes.wide} {...field(form, "description", say("ui-account-description"))} />
      </Group>
      <Group title={say("ui-account-part-receive")} words={say("ui-account-part-receive-words")}>
        <TextInput description={say("ui-account-domain-words")} {...field(form, "proxy_domain", say("ui-account-domain"))} />
        <PasswordInput description={say("ui-account-webhook-secret-words")} placeholder={secretHint} {...field(form, "webhook_secret", say("ui-account-webhook-secret"))} />
        <TextInput inputMode="numeric" description={say("ui-account-late-words")} {...field(form, "late_hours", say("ui-account-late"))} />
      </Group>
    </div>
  );
}

/** No password manager or spell checker has any business with these fields. */
function field(form: Form, name: keyof Fields, label: string) {
  const props = form.getInputProps(name);
  return { name, label, autoComplete: "off", spellCheck: false, ...props, error: whole(label, props.error) };
}

/** What is wrong as a sentence: the backend mostly goes on from the field's name ("is needed"). */
function whole(field: string, fault: ReactNode): ReactNode {
  return typeof fault === "string" && /^[a-z]/.test(fault) ? say("ui-account-fault", { field, fault }) : fault;
}

function Group({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <p className={classes.words}>{words}</p>
      <div className={classes.grid}>{children}</div>
    </Panel>
  );
}
