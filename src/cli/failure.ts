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

const fileProblems: Record<string, string> = {
  ENOENT: "there is no such file or folder; check the path",
  EISDIR: "it is a folder; name a file",
  ENOTDIR: "a part of its path is no folder; check the path",
  EACCES: "you have no right to it; change its rights or choose another place",
  EPERM: "you have no right to it; change its rights or choose another place",
  EROFS: "the disk cannot be written; choose another place",
  ENOSPC: "the disk is full; make room or choose another place",
};

/** Why a file cannot be read or written, and what to do, for one sentence. */
export function fileProblem(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return fileProblems[code] ?? (cause instanceof Error ? cause.message : String(cause));
}
