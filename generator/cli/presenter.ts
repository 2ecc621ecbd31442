import type { Spinner } from "yocto-spinner";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { ProgressEvent } from "../run.js";
import type { Io } from "./io.js";
import { isInteractive } from "./io.js";
import type { Format, Invocation } from "./program.js";

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

/** Loads what the format needs, and no more: `--help` needs none of it. */
export async function createPresenter(io: Io, settings: Settings): Promise<Presenter> {
  switch (settings.format) {
    case "json":
      return (await import("./json-presenter.js")).jsonPresenter(io, settings);
    case "github":
      return (await import("./github-presenter.js")).githubPresenter(io, settings);
    case "text": {
      const { textPresenter } = await import("./text-presenter.js");
      const draws = settings.quiet !== true && isInteractive(io.stderr, io.env);
      return textPresenter(io, settings, draws ? await createSpinner(io) : undefined);
    }
  }
}

async function createSpinner(io: Io): Promise<Spinner> {
  const { default: spinner } = await import("yocto-spinner");
  return spinner({ stream: io.stderr });
}
