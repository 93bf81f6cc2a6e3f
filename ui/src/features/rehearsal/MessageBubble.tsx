/** One message as it stands on the phone, with what its holder can do to it: press, choose, react. */
import { Button } from "@mantine/core";
import type { Deed, PhoneMessage } from "@/api/contract";
import { Moment } from "@/components/Moment";
import { say } from "@/lib/words";
import classes from "./RehearsalPage.module.css";

const marks = ["👍", "❤️", "😂", "😮"];

export function MessageBubble({ message, onAct }: { message: PhoneMessage; onAct: (deed: Deed) => void }) {
  const { id, mine, location } = message;
  return (
    <div className={classes.message} data-mine={mine || undefined}>
      <div className={classes.bubble}>
        {message.header ? <p className={classes.header}>{message.header}</p> : null}
        {message.media ? <p className="mono">{message.media}</p> : null}
        {location ? (
          <p>
            {location.title}
            <br />
            <span className="small dim number">{say("ui-phone-place", { latitude: location.latitude.toFixed(4), longitude: location.longitude.toFixed(4) })}</span>
          </p>
        ) : null}
        {message.text ? <p>{message.text}</p> : null}
        {message.footer ? <p className="small dim">{message.footer}</p> : null}
        <div className={classes.foot}>
          {message.reactions.length > 0 ? <span>{message.reactions.join(" ")}</span> : null}
          <span>{say("ui-channel", { channel: message.channel })}</span>
          <Moment at={message.at} />
        </div>
      </div>
      {message.choices.length > 0 ? (
        <div className={classes.choices}>
          {message.choices.map((choice, index) => (
            <Button
              key={index}
              size="xs"
              variant="default"
              disabled={choice.postback_data === null}
              title={choice.url ?? (choice.postback_data === null ? say("ui-phone-leads-away") : undefined)}
              onClick={() => choice.postback_data !== null && onAct({ choice: { message_id: id, postback_data: choice.postback_data } })}
            >
              {choice.title}
            </Button>
          ))}
        </div>
      ) : null}
      {mine ? null : (
        <div className={classes.marks} role="group" aria-label={say("ui-phone-react")}>
          {marks.map((emoji) => (
            <button key={emoji} type="button" className={classes.mark} aria-label={say("ui-phone-react-with", { emoji })} aria-pressed={message.reactions.includes(emoji)} onClick={() => onAct({ reaction: { message_id: id, emoji } })}>
              {emoji}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
