import { type Platform, PlatformError } from "../chat/platform.ts";
import { type Api, type ApiSettings, dataOf } from "./api.ts";
import { localRefusal } from "./api-failure.ts";
import type { FileType } from "./api-types.ts";
import { LIMITS } from "./limits.ts";
import { messagePath } from "./messages.ts";

/** A file of 100 MB takes longer than a call. */
const TRANSFER_TIMEOUT_MS = 60_000;

/** The platform previews what it knows; everything else is a stream of bytes. */
const FILE_TYPES: Record<string, FileType> = {
  pdf: "pdf",
  doc: "doc",
  docx: "doc",
  xls: "xls",
  xlsx: "xls",
  csv: "stream",
  ppt: "ppt",
  pptx: "ppt",
  mp4: "mp4",
  opus: "opus",
};

function fileType(name: string): FileType {
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(FILE_TYPES, extension) ? (FILE_TYPES[extension] ?? "stream") : "stream";
}

export function fileCalls(api: Api, settings: ApiSettings): Pick<Platform, "download" | "upload"> {
  return {
    download(messageId, fileKey, kind, maxBytes) {
      const path = `${messagePath(messageId)}/resources/${encodeURIComponent(fileKey)}`;
      const timeoutMs = TRANSFER_TIMEOUT_MS;
      return api.bytes(
        {
          name: "download",
          kind: "file",
          method: "GET",
          path,
          query: { type: kind },
          lost: "retry",
          timeoutMs,
        },
        maxBytes,
      );
    },
    async upload(name, bytes) {
      if (bytes.length === 0) throw localRefusal(settings, { name: "upload" }, 234010);
      if (bytes.length > LIMITS.file.uploadBytes) throw localRefusal(settings, { name: "upload" }, 234006);
      const body = new FormData();
      body.append("file_type", fileType(name));
      body.append("file_name", name);
      body.append("file", new Blob([Uint8Array.from(bytes)]), name);
      const answer = await api.json({
        name: "upload",
        kind: "file",
        method: "POST",
        path: "/open-apis/im/v1/files",
        body,
        lost: "retry",
        timeoutMs: TRANSFER_TIMEOUT_MS,
      });
      const { file_key: key } = dataOf<{ file_key?: string }>(answer);
      if (!key) throw new PlatformError("retry", 0, "upload: the answer names no file");
      return key;
    },
  };
}
