/** The frame round every page: navigation at the left, account and commands on top, hatched amber when what is in view rehearses. */
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useQueryCommand, useUnderWay } from "@/api/commands";
import { useLive } from "@/api/HostContext";
import { say } from "@/lib/words";
import { CommandPalette } from "./CommandPalette";
import { DropAnywhere } from "./DropAnywhere";
import { Navigation } from "./Navigation";
import { useScope } from "./scope";
import classes from "./Shell.module.css";
import { Keys } from "./Keys";
import { TopBar } from "./TopBar";

export function Shell() {
  const live = useLive();
  const scope = useScope();
  const status = useQueryCommand("settings.status", {});
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Before the first account there is nothing to navigate to: the two doors have the whole window.
  const rehearsing = useUnderWay("settings.rehearse");
  const bare = path === "/start" || (path === "/" && (status.data?.accounts === 0 || rehearsing));
  return (
    <>
      <div className={classes.shell} data-rehearsal={scope.rehearses || undefined} data-bare={bare || undefined}>
        <a href="#content" className={classes.skip}>
          {say("ui-skip")}
        </a>
        {bare ? null : <Navigation />}
        <div className={classes.side}>
          {bare ? null : <TopBar scope={scope} />}
          {live ? null : (
            <p className={classes.lost} role="status">
              {say("ui-lost")}
            </p>
          )}
          <main id="content" className={classes.content} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <CommandPalette />
        <Keys />
        <DropAnywhere />
      </div>
      <section id="over" aria-label={say("ui-over")} />
    </>
  );
}
