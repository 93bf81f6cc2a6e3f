/** The start: find the host, build the providers, draw. */
import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./app/theme.css";
import { createRoot } from "react-dom/client";
import { openHost } from "./api/host";
import { App } from "./app/App";
import { Refused } from "./app/Refused";
import { takeUpZone } from "./lib/zone";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no root");
const root = createRoot(place);

openHost().then(
  (host) => {
    takeUpZone(host.preferences);
    root.render(<App host={host} />);
  },
  (thrown: unknown) => root.render(<Refused thrown={thrown} />),
);
