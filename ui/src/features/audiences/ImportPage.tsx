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
import { ImportResult } from "./ImportResult";
import { type How, ReadingStep } from "./ReadingStep";

interface Uploaded {
  id: string;
  name: string;
}

export function ImportPage() {
  const { id, account } = useSearch({ from: "/audiences/import" });
  const go = useNavigate();
  const host = useHost();
  const [uploaded, setUploaded] = useState<Uploaded | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [how, setHow] = useState<How>({});
  const reading = useQueryCommand("audiences.read_file", { file_id: uploaded?.id ?? "", ...how }, { enabled: uploaded !== null });

  const take = useCallback(
    async (file: File) => {
      setFault(null);
      setUploaded(null);
      setHow({});
      setSent(0);
      try {
        setUploaded({ id: await host.upload(file, setSent), name: file.name });
      } catch (thrown) {
        setFault(asFault(thrown, say("ui-host-silent")));
      } finally {
        setSent(null);
      }
    },
    [host],
  );
  useEffect(() => {
    const takeWaiting = () => {
      const file = takeDropped();
      if (file) void take(file);
    };
    takeWaiting();
    return onDropped(takeWaiting);
  }, [take]);

  const started = (importId: string) => {
    rememberImport(host.preferences, importId);
    void go({ to: "/audiences/import", search: { account, id: importId } });
  };

  if (id) return <ImportResult id={id} />;
  return (
    <Page title={say("ui-import-title")} under={uploaded?.name ?? say("ui-import-words")}>
      <div className={classes.steps}>
        <FaultNotice fault={fault ?? (uploaded ? reading.error : null)} />
        {uploaded && reading.data && !reading.isPlaceholderData ? (
          <ReadingStep key={uploaded.id + reading.data.columns.join()} fileId={uploaded.id} fileName={uploaded.name} reading={reading.data} onRead={setHow} onAgain={() => setUploaded(null)} onStarted={started} />
        ) : (
          <FileStep sent={sent} reading={uploaded !== null && !reading.error} onFile={(file) => void take(file)} />
        )}
      </div>
    </Page>
  );
}
