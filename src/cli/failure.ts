/** A command that did not work: one clear sentence for stderr. 1 = failed, 2 = unusable arguments or settings. */
export class CliFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = "CliFailure";
  }
}
