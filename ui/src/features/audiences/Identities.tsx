/** How a person is reached, by channel. A number serves every channel that is addressed by one. */
import type { ContactPage } from "@/api/contract";
import { CopyValue } from "@/components/CopyValue";
import { Fact, Facts } from "@/components/Facts";
import { Panel } from "@/components/Panel";
import { groupPhone } from "@/lib/phone";
import { say } from "@/lib/words";

export function Identities({ told }: { told: ContactPage }) {
  return (
    <Panel title={say("ui-contact-identities")}>
      <Facts>
        {told.identities.map(({ channel, identity }) => {
          const isNumber = channel === "PHONE";
          const name = isNumber ? say("ui-contact-number") : say("ui-channel", { channel });
          return (
            <Fact key={channel + identity} label={name}>
              <CopyValue value={identity} shown={isNumber ? groupPhone(identity) : undefined} what={name} />
            </Fact>
          );
        })}
      </Facts>
    </Panel>
  );
}
