/** Changing an account. The form is built once, from the account as it was when the page opened, so that news does not undo typing. */
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";
import { FaultNotice } from "@/components/FaultNotice";
import { Page } from "@/components/Page";
import { LinkButton } from "@/components/LinkButton";
import { say } from "@/lib/words";
import { AccountFields, fieldsOf } from "./AccountForm";
import classes from "./AccountForm.module.css";
import { ConnectionTest } from "./ConnectionTest";
import { useTest } from "./useTest";

export function EditAccountPage() {
  const { id } = useParams({ from: "/accounts/$id/edit" });
  const account = useQueryCommand("accounts.get", { id });
  if (account.data) return <EditAccount key={id} account={account.data} />;
  return (
    <Page title={say("ui-accounts-title")}>
      <FaultNotice fault={account.error} onRetry={() => void account.refetch()} />
    </Page>
  );
}

function EditAccount({ account }: { account: Account }) {
  const go = useNavigate();
  const form = useForm({ initialValues: fieldsOf(account) });
  const { takeRegion, ...test } = useTest(form, account.id);
  const update = useMutationCommand("accounts.update");
  const save = () =>
    update.mutate(
      { id: account.id, form: form.values },
      {
        onSuccess: () => void go({ to: "/accounts/$id", params: { id: account.id } }),
        onError: (fault) => form.setErrors(fault.fields),
      },
    );
  const actions = (
    <>
      <LinkButton variant="default" to="/accounts/$id" params={{ id: account.id }}>
        {say("ui-cancel")}
      </LinkButton>
      <Button onClick={save} loading={update.isPending}>
        {say("ui-account-save")}
      </Button>
    </>
  );
  return (
    <Page title={say("ui-account-edit", { name: account.name })} actions={actions}>
      <FaultNotice fault={update.error} />
      <div className={classes.split}>
        <AccountFields form={form} kept />
        <div className={classes.beside}>
          <ConnectionTest {...test} report={test.report ?? account.last_test} onRegion={takeRegion} />
        </div>
      </div>
    </Page>
  );
}
