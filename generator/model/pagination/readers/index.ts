import type { PaginationReader } from "../facts.js";
import { readBasecamp } from "./basecamp.js";
import { readDropshot } from "./dropshot.js";
import { readFern } from "./fern.js";
import { readLegacy } from "./legacy.js";
import { readMsPageable } from "./ms-pageable.js";
import { readPolar } from "./polar.js";
import { readRedocly } from "./redocly.js";
import { readScalar } from "./scalar.js";
import { readSmithy } from "./smithy.js";
import { readKaji, readSpeakeasy } from "./speakeasy.js";
import { readStainless } from "./stainless.js";

/** Vendors' extensions: what an earlier one says counts before what a later one says. */
export const vendorReaders: readonly PaginationReader[] = [
  readPolar,
  readSpeakeasy,
  readKaji,
  readScalar,
  readRedocly,
  readFern,
  readStainless,
  readMsPageable,
  readDropshot,
  readBasecamp,
  readLegacy,
  readSmithy,
];
