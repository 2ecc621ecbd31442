import fc from "fast-check";

/**
 * Properties are tried on the same cases in every run, so that what turns a build red is a change and
 * not luck. `PROPERTY_SEED=random npm test` looks for new ones, and a number repeats what was found.
 */
const seed = process.env.PROPERTY_SEED ?? "20261125";

if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });
