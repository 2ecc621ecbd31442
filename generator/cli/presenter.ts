import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ProgressEvent } from "../run.js";
import { githubPresenter } from "./github-presenter.js";
import type { Io } from "./io.js";
import { isInteractive } from "./io.js";
import { jsonPresenter } from "./json-presenter.js";
import type { Format, Invocation } from "./program.js";
import { textPresenter } from "./text-presenter.js";

/** Tells the user what happens, in one of the formats. */
export interface Presenter {
  readonly progress: (event: ProgressEvent) => void;
  /** What is wrong before any API is begun. */
  readonly problems: (diagnostics: readonly Diagnostic[]) => void;
  readonly bug: (error: unknown) => void;
  /** Called once, last. */
  readonly end: (exitCode: number) => void;
}

/** What is known of the invocation; only its format where it was not understood. */
export interface Settings extends Partial<Omit<Invocation, "format">> {
  readonly format: Format;
  readonly version: string;
}

export async function createPresenter(io: Io, settings: Settings): Promise<Presenter> {
  switch (settings.format) {
    case "json":
      return jsonPresenter(io, settings);
    case "github":
      return githubPresenter(io, settings);
    case "text": {
      const draws = settings.quiet !== true && isInteractive(io.stderr, io.env);
      return textPresenter(io, settings, draws ? await loadSpinner(io) : undefined);
    }
  }
}

async function loadSpinner(io: Io) {
  const { default: createSpinner } = await import("yocto-spinner");
  return createSpinner({ stream: io.stderr });
}
