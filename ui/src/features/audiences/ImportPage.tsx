/** Contacts from a file: choose it, correct what was found in it, watch it come in, see what was refused. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useQueryCommand } from "@/api/commands";
import { asFault, type Fault } from "@/api/fault";
import { useHost } from "@/api/HostContext";
import { rememberImport } from "@/api/imports";
import { FaultNotice } from "@/components/FaultNotice";
import { Page } from "@/components/Page";
import { onDropped, takeDropped } from "@/lib/dropped";
import { say } from "@/lib/words";
import classes from "./AudiencesPage.module.css";
import { FileStep } from "./FileStep";
import type { How } from "./Found";
import { ImportResult } from "./ImportResult";
import { ReadingStep } from "./ReadingStep";

export function ImportPage() {
  const { id } = useSearch({ from: "/audiences/import" });
  // A further import begins anew, whatever was chosen for the one before.
  return id ? <ImportResult key={id} id={id} /> : <NewImport />;
}

/** The file that was handed over stands in the address, so that a reload of the window does not lose it. */
function NewImport() {
  const { account, list, file, name } = useSearch({ from: "/audiences/import" });
  const go = useNavigate();
  const host = useHost();
  const [sent, setSent] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [how, setHow] = useState<How>({});
  const reading = useQueryCommand("audiences.read_file", { file_id: file ?? "", ...how }, { enabled: file !== undefined });
  const into = useQueryCommand("audiences.list", { list_id: list ?? "" }, { enabled: list !== undefined }).data?.list;

  const choose = useCallback((uploaded?: { file: string; name: string }) => void go({ to: "/audiences/import", search: { account, list, ...uploaded } }), [go, account, list]);
  const take = useCallback(
    async (given: File) => {
      setFault(null);
      setHow({});
      choose();
      setSent(0);
      try {
        choose({ file: await host.upload(given, setSent), name: given.name });
      } catch (thrown) {
        setFault(asFault(thrown, say("ui-host-silent")));
      } finally {
        setSent(null);
      }
    },
    [host, choose],
  );
  useEffect(() => {
    const takeWaiting = () => {
      const dropped = takeDropped();
      if (dropped) void take(dropped);
    };
    takeWaiting();
    return onDropped(takeWaiting);
  }, [take]);

  const started = (importId: string) => {
    rememberImport(host.preferences, importId);
    void go({ to: "/audiences/import", search: { account, id: importId } });
  };
  const waits = list !== undefined && into === undefined;
  return (
    <Page title={into ? say("ui-import-title-into", { list: into.name }) : say("ui-import-title")} under={name ?? say("ui-import-words")}>
      <div className={classes.steps}>
        <FaultNotice fault={fault ?? (file ? reading.error : null)} />
        {file && reading.data && !reading.isPlaceholderData && !waits ? (
          <ReadingStep key={file + reading.data.columns.join()} fileId={file} fileName={name ?? ""} into={into?.name} reading={reading.data} onRead={setHow} onAgain={() => choose()} onStarted={started} />
        ) : (
          <FileStep sent={sent} reading={file !== undefined && !reading.error} onFile={(given) => void take(given)} />
        )}
      </div>
    </Page>
  );
}
