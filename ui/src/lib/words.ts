/**
 * Every sentence a person reads comes from `locales/<language>/ui-*.ftl` through `say`.
 * Not here: the backend's own sentences (errors, reports), which arrive already rendered.
 * A further language is a further folder and its name in `pick`.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const english = import.meta.glob<string>("../../locales/en/ui-*.ftl", { query: "?raw", import: "default", eager: true });

function build(language: string, files: Record<string, string>): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [file, text] of Object.entries(files)) {
    const errors = bundle.addResource(new FluentResource(text));
    if (errors.length > 0) throw new Error(`${file}: ${errors.join("; ")}`);
  }
  return bundle;
}

const bundle = build("en", english);

/** The sentence with this id. An unknown id shows itself, so that a missing word is seen and not hidden. */
export function say(id: string, values?: Record<string, FluentVariable>): string {
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
  return bundle.formatPattern(message.value, values ?? {}, []);
}
