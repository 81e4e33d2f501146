#!/usr/bin/env node
// `bin` must be JavaScript; everything behind it is TypeScript, run by tsx, so that nothing has to be built by hand.
import { register } from "tsx/esm/api";

register();
await import("./cli.ts");
