/** Made of `schemas/x-pagewright.schema.json` by the build: see `scripts/precompile-validators.ts`. */
import type { ValidateFunction } from "ajv";

declare const validators: Readonly<Record<"document" | "server" | "operation", ValidateFunction>>;
export = validators;
