/**
 * A mistake of the person's or a state of the world that the person can mend: `say` is one clear sentence (what, why,
 * what to do next). Everything else that is thrown is ours: logged with its cause, told as "something went wrong here".
 */
export class SayError extends Error {
  constructor(
    /** For the log: "task-not-found", "no-right". */
    readonly code: string,
    readonly say: string,
    options?: { cause?: unknown },
  ) {
    // What is said may quote what people wrote; a log that prints the error must not.
    super(code, options);
    this.name = "SayError";
  }
}
