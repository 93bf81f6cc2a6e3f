/** A state as a word with a small mark. The mark's shape differs by tone, so colour is never alone in saying it. */
import classes from "./StateWord.module.css";

export type Tone = "good" | "warn" | "bad" | "busy" | "quiet";

export function StateWord({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.state} data-tone={tone}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden>
        <Mark tone={tone} />
      </svg>
      {children}
    </span>
  );
}

function Mark({ tone }: { tone: Tone }) {
  if (tone === "good") return <circle cx="5" cy="5" r="4" fill="currentColor" />;
  if (tone === "warn") return <path d="M5 .8 9.600 9H.4Z" fill="currentColor" />;
  if (tone === "bad") return <rect x="1" y="1" width="8" height="8" rx="1" fill="currentColor" />;
  if (tone === "busy") return <path d="M5 1a4 4 0 1 1-4 4" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />;
  return <circle cx="5" cy="5" r="3.300" fill="none" stroke="currentColor" strokeWidth="1.400" />;
}
