/** Connecting an account: the fields at the left, the proof at the right. Testing saves nothing. */
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { Page } from "@/components/Page";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";
import { AccountFields, emptyFields } from "./AccountForm";
import classes from "./AccountForm.module.css";
import { ConnectionTest } from "./ConnectionTest";
import { useTest } from "./useTest";

export function NewAccountPage() {
  const go = useNavigate();
  const form = useForm({ initialValues: emptyFields });
  const { setup } = useSearch({ from: "/accounts/new" });
  const opened = useQueryCommand("accounts.read_setup", { file_id: setup ?? "" }, { enabled: Boolean(setup) });
  const { setValues } = form;
  useEffect(() => {
    if (opened.data) setValues(opened.data);
  }, [opened.data, setValues]);
  const { takeRegion, ...test } = useTest(form, null);
  const create = useMutationCommand("accounts.create");
  const save = () =>
    create.mutate(form.values, {
      onSuccess: (account) => void go({ to: "/accounts/$id", params: { id: account.id } }),
      onError: (fault) => form.setErrors(fault.fields),
    });
  const actions = (
    <>
      <LinkButton variant="default" to="/accounts">
        {say("ui-cancel")}
      </LinkButton>
      <Button onClick={save} loading={create.isPending}>
        {say("ui-account-connect-do")}
      </Button>
    </>
  );
  return (
    <Page title={say("ui-account-connect")} under={say("ui-account-connect-words")} actions={actions}>
      <FaultNotice fault={create.error ?? opened.error} />
      {opened.data ? <p className="dim">{say("ui-account-setup-opened")}</p> : null}
      <div className={classes.split}>
        <AccountFields form={form} kept={false} />
        <div className={classes.beside}>
          <ConnectionTest {...test} onRegion={takeRegion} />
        </div>
      </div>
    </Page>
  );
}
