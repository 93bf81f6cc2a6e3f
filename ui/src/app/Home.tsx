/** The first page: the two doors while there is no account, the overview from then on. */
import { Suspense, lazy } from "react";
import { useQueryCommand, useUnderWay } from "@/api/commands";
import { FaultNotice } from "@/components/FaultNotice";
import { Page } from "@/components/Page";
import { say } from "@/lib/words";

const FirstStart = lazy(() => import("@/features/settings/FirstStart").then((module) => ({ default: module.FirstStart })));
const OverviewPage = lazy(() => import("@/features/dashboard/OverviewPage").then((module) => ({ default: module.OverviewPage })));

export function Home() {
  const status = useQueryCommand("settings.status", {});
  // The account is there before the answer that the doors wait for: they go on from it.
  const rehearsing = useUnderWay("settings.rehearse");
  if (status.error && !status.data) {
    return (
      <Page title={say("ui-app-name")}>
        <FaultNotice fault={status.error} onRetry={() => void status.refetch()} />
      </Page>
    );
  }
  if (!status.data) return null;
  return <Suspense fallback={null}>{status.data.accounts === 0 || rehearsing ? <FirstStart /> : <OverviewPage />}</Suspense>;
}
