/** Shown when no host answers at all, for instance because the sign-in link was used already. */
import { MantineProvider } from "@mantine/core";
import { asFault } from "@/api/fault";
import { FaultNotice } from "@/components/FaultNotice";
import { say } from "@/lib/words";
import classes from "./Refused.module.css";
import { theme, variables } from "./theme";

export function Refused({ thrown }: { thrown: unknown }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <main className={classes.refused}>
        <h1>{say("ui-app-name")}</h1>
        <FaultNotice fault={asFault(thrown, say("ui-host-silent"))} onRetry={() => location.reload()} />
      </main>
    </MantineProvider>
  );
}
