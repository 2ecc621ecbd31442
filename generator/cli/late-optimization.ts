import process from "node:process";
import { setFlagsFromString } from "node:v8";

/**
 * Has V8 optimize functions later than it would. Most of what it optimizes in a run of a second or
 * two has hardly been called when the run is over: to do so costs a third of all the time, on other
 * cores where there are some. What is called often enough, in a large document, is optimized still.
 *
 * A flag that V8 does not know makes it write to standard error, so it is set where it is known to be.
 */
const major = Number(process.versions.node.split(".")[0]);
if (major < 22) setFlagsFromString("--interrupt-budget=1000000");
else if (major <= 24) setFlagsFromString("--invocation-count-for-turbofan=20000");
