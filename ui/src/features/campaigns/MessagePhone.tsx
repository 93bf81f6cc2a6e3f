/** The phone beside the wizard: the template while it is chosen, then the message to each real recipient in turn. */
import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { useQueryCommand } from "@/api/commands";
import { Empty } from "@/components/Empty";
import { IconLeft, IconRight } from "@/components/icons";
import { Phone } from "@/components/Phone";
import { PhonePreview } from "@/components/PhonePreview";
import { count } from "@/lib/format";
import { say } from "@/lib/words";
import type { Draft } from "./draft";
import classes from "./Wizard.module.css";

export function MessagePhone({ draft, savedId }: { draft: Draft; savedId: string | null }) {
  const [index, setIndex] = useState(0);
  const template = useQueryCommand("templates.get", { id: draft.template_id }, { enabled: draft.template_id !== "" }).data;
  const account = useQueryCommand("accounts.get", { id: draft.account_id }, { enabled: draft.account_id !== "" }).data;
  const message = useQueryCommand("campaigns.preview", { id: savedId ?? "", index }, { enabled: savedId !== null, fresh: true });
  const members = useQueryCommand("audiences.lists", {}).data?.items.find((list) => list.id === draft.list_id)?.members ?? 0;
  const translation = draft.template_id ? template?.translations.find((each) => each.language === draft.language) : undefined;
  const from = account?.name ?? say("ui-wizard-from");
  if (savedId && message.data) {
    const { name, phone, skipped } = message.data;
    const last = index + 1 >= members;
    return (
      <PhonePreview
        preview={message.data}
        from={from}
        under={
          <div className={classes.turn}>
            <ActionIcon variant="default" aria-label={say("ui-wizard-previous")} disabled={index === 0} onClick={() => setIndex(index - 1)}>
              <IconLeft />
            </ActionIcon>
            <span aria-live="polite">
              {name ? <b>{name}</b> : null}
              <span className={classes.who}>
                <Phone number={phone} />
              </span>
              <span className="small dim number">{` ${say("ui-wizard-of", { n: count(index + 1), all: count(members) })}`}</span>
              {skipped ? <span className="small dim">{` ${skipped}`}</span> : null}
            </span>
            <ActionIcon variant="default" aria-label={say("ui-wizard-following")} disabled={last} onClick={() => setIndex(index + 1)}>
              <IconRight />
            </ActionIcon>
          </div>
        }
      />
    );
  }
  if (translation) return <PhonePreview preview={translation.preview} from={from} />;
  return <Empty picture="message" title={say("ui-wizard-phone-empty")} />;
}
