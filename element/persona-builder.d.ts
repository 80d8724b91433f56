// Types of the element and of its events.

/** A file of personas, as schema/persona.schema.json describes it. */
export interface PersonaFile {
  format: "persona-builder/personas";
  version: number;
  generator: string;
  exported: string;
  brand: { name: string; accent: string; logo_text: string };
  personas: Persona[];
  [field: string]: unknown;
}

/** One persona of a file. */
export interface Persona {
  id: string;
  interview: { id: string; revision: number; language: string };
  created: string;
  changed: string;
  answers: Record<string, { kind: string; value?: unknown; [field: string]: unknown }>;
  [field: string]: unknown;
}

/** What can be taken along. */
export type ExportKind = "print" | "html" | "json" | "copy" | "link" | "markdown" | "text" | "csv" | "svg" | "png" | "calendar";

/** The element's own events; all of them bubble and are composed. */
export interface PersonaBuilderEventMap {
  /** The wizard is there. */
  "persona-ready": CustomEvent<{ methods: string[]; version: string }>;
  /** Something was typed or chosen; told at most four times a second. */
  "persona-change": CustomEvent<{ id: string; name: string; answered: number; asked: number }>;
  /** Another screen is shown: step `number` of `of`. */
  "persona-step": CustomEvent<{ method: string; step: string; screen: string; number: number; of: number }>;
  /** The interview is through. */
  "persona-complete": CustomEvent<{ id: string; name: string; file: PersonaFile }>;
  /** Something is about to be handed out; `preventDefault()` keeps it back. */
  "persona-export": CustomEvent<{ kind: ExportKind; name: string }>;
  /** Something did not work. */
  "persona-error": CustomEvent<{ kind: "load" | "pack" | "save" | "crash"; message: string }>;
}

/** `<persona-builder>`: a guided interview that builds a persona, in the reader's own browser. */
export interface PersonaBuilderElement extends HTMLElement {
  /** Ids of methods, with spaces between: `community`, `customer`, `research`, or that of the site's own interview; all where empty. */
  method: string;
  /** `auto` takes up the page's colours; `light`, `dark` and `own` are our own paper and ink. */
  theme: "" | "auto" | "light" | "dark" | "own";
  /** The name of the shelf the drafts stand on. */
  storageKey: string;
  /** The name put on briefs until the reader sets their own. */
  brand: string;
  /** A colour of CSS. */
  accent: string;
  /** The address of the site's own interview. */
  pack: string;
  /** A persona file or answers to begin from: an address or JSON. */
  get start(): string;
  set start(value: string | object);
  /** Which of `print`, `html`, `json`, `copy`, `link`, `calendar` to offer, with spaces between; all where empty. */
  exports: string;
  /** When the wizard is loaded; on `click` where empty. */
  loading: "" | "click" | "visible" | "eager";
  /** The name of the form's field. */
  name: string;
  /** The form it belongs to. */
  readonly form: HTMLFormElement | null;
  /** The file of the persona in hand as text, as the form sends it; empty where there is none. */
  readonly value: string;
  /** The persona in hand, or all of them, as a file; `null` where there is none. */
  export(options?: { all?: boolean }): Promise<PersonaFile | null>;
  /** Takes the personas of a file in; gives how many. Rejects with an `Error` whose message is a sentence for people. */
  import(json: string | object): Promise<number>;
  /** Back to the start; drafts stay on the shelf. */
  reset(): Promise<void>;
  addEventListener<K extends keyof PersonaBuilderEventMap>(
    type: K,
    listener: (this: PersonaBuilderElement, event: PersonaBuilderEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "persona-builder": PersonaBuilderElement;
  }
  interface GlobalEventHandlersEventMap extends PersonaBuilderEventMap {}
}
