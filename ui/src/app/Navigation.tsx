/** The pages, in words; icons alone only in a narrow window. */
import { Link } from "@tanstack/react-router";
import { say } from "@/lib/words";
import { IconBell } from "@/components/icons";
import classes from "./Navigation.module.css";
import { type PageEntry, usePages } from "./pages";

const groups: PageEntry["group"][] = ["daily", "setup", "foot"];

export function Navigation() {
  const pages = usePages();
  return (
    <nav className={classes.nav} aria-label={say("ui-nav-label")}>
      <div className={classes.name}>
        <IconBell size={20} />
        <span>{say("ui-app-name")}</span>
      </div>
      {groups.map((group) => (
        <ul key={group} data-group={group}>
          {group === "setup" ? (
            <li className={classes.heading}>
              <span>{say("ui-nav-setup")}</span>
            </li>
          ) : null}
          {pages
            .filter((page) => page.group === group)
            .map((page) => (
              <li key={page.to}>
                <Link to={page.to} activeOptions={{ exact: page.to === "/", includeSearch: false }} className={classes.link} title={say(page.name)}>
                  <page.icon />
                  <span>{say(page.name)}</span>
                </Link>
              </li>
            ))}
        </ul>
      ))}
    </nav>
  );
}
