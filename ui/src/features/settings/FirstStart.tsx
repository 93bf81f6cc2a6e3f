/** Two doors side by side: rehearse, or connect a real account; beneath, small, a setup file. Seen once, and again from the settings. */
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useMutationCommand, useQueryCommand } from "@/api/commands";
import { useHost } from "@/api/HostContext";
import { FaultNotice } from "@/components/FaultNotice";
import { IconBell } from "@/components/icons";
import { LinkButton } from "@/components/LinkButton";
import { keepDraft } from "@/lib/campaign-draft";
import { say } from "@/lib/words";
import classes from "./FirstStart.module.css";
import { OpenSetup } from "./OpenSetup";

export function FirstStart() {
  const status = useQueryCommand("settings.status", {});
  const rehearse = useMutationCommand("settings.rehearse");
  const go = useNavigate();
  useEffect(() => {
    document.title = say("ui-app-name");
  }, []);
  const { preferences } = useHost();
  // A promise and not a callback: the overview takes this page's place as the answer comes.
  const begin = () =>
    void rehearse.mutateAsync({}).then(
      ({ account_id, campaign_suggestion }) => {
        // The wizard opens with the suggestion filled in.
        if (campaign_suggestion) keepDraft(preferences, { ...campaign_suggestion, account_id });
        void go({ to: "/", search: { account: account_id } });
      },
      // The failure stands on the page.
      () => {},
    );
  return (
    <div className={classes.start}>
      <header className={classes.head}>
        <IconBell size={40} />
        <h1>{say("ui-app-name")}</h1>
        <p>{say("ui-start-purpose")}</p>
      </header>
      <div className={classes.doors}>
        <section className={classes.door} data-kind="rehearse" aria-labelledby="door-rehearse">
          <DoorPicture kind="rehearse" />
          <h2 id="door-rehearse">{say("ui-start-rehearse")}</h2>
          <p>{say("ui-start-rehearse-words")}</p>
          <Button size="md" onClick={begin} loading={rehearse.isPending} disabled={status.data?.rehearsal_available === false} title={status.data?.rehearsal_available === false ? say("ui-start-rehearse-absent") : undefined}>
            {say("ui-start-rehearse-do")}
          </Button>
        </section>
        <section className={classes.door} aria-labelledby="door-connect">
          <DoorPicture kind="connect" />
          <h2 id="door-connect">{say("ui-start-connect")}</h2>
          <p>{say("ui-start-connect-words")}</p>
          <LinkButton size="md" variant="default" to="/accounts/new">
            {say("ui-start-connect-do")}
          </LinkButton>
        </section>
      </div>
      <FaultNotice fault={rehearse.error} onRetry={begin} />
      <OpenSetup />
      <footer className="small dim">{status.data ? say("ui-start-place", { place: status.data.data_dir, version: status.data.version }) : null}</footer>
    </div>
  );
}

/** A closed ring for what stays here; a ring with a way out for what goes to Sinch. */
function DoorPicture({ kind }: { kind: "rehearse" | "connect" }) {
  return (
    <svg width="96" height="64" viewBox="0 0 96 64" fill="none" strokeWidth="1.500" aria-hidden className={classes.picture}>
      <rect x="4" y="14" width="36" height="36" rx="6" stroke="currentColor" />
      <path d="M14 26h16M14 32h16M14 38h9" stroke="currentColor" strokeLinecap="round" />
      {kind === "rehearse" ? (
        <path d="M44 24h12a8 8 0 0 1 0 16H46m4-4-4 4 4 4" className={classes.way} strokeLinecap="round" strokeLinejoin="round" />
      ) : (
        <>
          <path d="M44 32h22m-5-5 5 5-5 5" className={classes.way} strokeLinecap="round" strokeLinejoin="round" />
          <circle cx="81" cy="32" r="11" stroke="currentColor" />
          <path d="M70 32h22M81 21c6 6 6 16 0 22-6-6-6-16 0-22Z" stroke="currentColor" />
        </>
      )}
    </svg>
  );
}
