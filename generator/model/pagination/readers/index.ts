import type { VendorReader } from "../facts.js";
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
export const vendorReaders: readonly VendorReader[] = [
  { name: "x-polar-pagination", read: readPolar },
  { name: "x-speakeasy-pagination", read: readSpeakeasy },
  { name: "x-kaji-pagination", read: readKaji },
  { name: "x-scalar-pagination", read: readScalar, idle: ["name", "description", "paramLocation"] },
  { name: "x-redocly-pagination", read: readRedocly },
  { name: "x-fern-pagination", read: readFern },
  { name: "x-stainless-pagination-property", read: readStainless },
  // What it names is told of by its reader.
  { name: "x-ms-pageable", read: readMsPageable, idle: ["operationName"] },
  { name: "x-dropshot-pagination", read: readDropshot },
  { name: "x-basecamp-pagination", read: readBasecamp },
  { name: "x-pagination", read: readLegacy, shared: true },
  { name: "x-smithy-paginated", read: readSmithy },
];
