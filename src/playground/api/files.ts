import { Hono } from "hono";
import { ApiRefusal, badParameter } from "../api-refusal.ts";
import type { StoredFile } from "../state.ts";
import type { World } from "../world.ts";
import { messageOf } from "./messages.ts";

const mebibyte = 1024 * 1024;
const fileTypes = ["opus", "mp4", "pdf", "doc", "xls", "ppt", "stream"];

/** `im/v1/files` and `im/v1/images`: what the bot uploads, and its own uploads back. */
export function fileRoutes(world: World): Hono {
  const routes = new Hono();

  routes.post("/files", async (c) => {
    const form = await c.req.formData();
    const name = form.get("file_name");
    if (!fileTypes.includes(String(form.get("file_type")))) throw badParameter("file_type is invalid");
    if (typeof name !== "string" || name === "") throw badParameter("file_name is required");
    const bytes = await bytesOf(form.get("file"), 30 * mebibyte);
    const file = keep(world, { kind: "file", name, bytes, contentType: "application/octet-stream" });
    return c.json({ code: 0, msg: "success", data: { file_key: file.key } });
  });

  routes.post("/images", async (c) => {
    const form = await c.req.formData();
    if (form.get("image_type") !== "message") throw badParameter("image_type is invalid");
    const bytes = await bytesOf(form.get("image"), 10 * mebibyte);
    const contentType = imageType(bytes);
    if (!contentType) throw new ApiRefusal(234011, "Can't recognize the image format");
    const file = keep(world, { kind: "image", name: "image", bytes, contentType });
    return c.json({ code: 0, msg: "success", data: { image_key: file.key } });
  });

  for (const kind of ["file", "image"] as const) {
    routes.get(`/${kind}s/:key`, (c) => {
      const file = world.state.files.get(c.req.param("key"));
      if (!file || file.owner !== world.app.appId) {
        throw new ApiRefusal(234008, "The app is not the resource sender");
      }
      return binary(file);
    });
  }
  return routes;
}

/** `im/v1/messages/:message_id/resources/:file_key`: what people sent. */
export function resourceRoutes(world: World): Hono {
  const routes = new Hono();
  routes.get("/:id/resources/:key", (c) => {
    const type = c.req.query("type");
    if (type !== "file" && type !== "image") throw badParameter("type must be file or image");
    const message = messageOf(world, c.req.param("id"));
    if (message.recalled) throw new ApiRefusal(230110, "The message has been deleted");
    if (!world.state.chats.get(message.chatId)?.botIn)
      throw new ApiRefusal(234004, "The bot is not in the chat");
    if (message.card) throw new ApiRefusal(234043, "Unsupported message type");
    const file = world.state.files.get(c.req.param("key"));
    if (!file || file.kind !== type || !message.content.includes(file.key)) {
      throw new ApiRefusal(234003, "The resource is not in the message");
    }
    if (file.bytes.byteLength > 100 * mebibyte)
      throw new ApiRefusal(234037, "The file is larger than 100 MB");
    return binary(file);
  });
  return routes;
}

async function bytesOf(part: File | string | null, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (part === null || typeof part === "string") throw badParameter("the file part is missing");
  if (part.size === 0) throw new ApiRefusal(234010, "File's size can't be 0.");
  if (part.size > maxBytes) throw new ApiRefusal(234006, "The file size exceed the max value.");
  return new Uint8Array(await part.arrayBuffer());
}

function keep(world: World, file: Omit<StoredFile, "key" | "owner">): StoredFile {
  const key = world.ids.next(file.kind === "image" ? "img_v3_" : "file_v3_");
  const stored = { ...file, key, owner: world.app.appId };
  world.state.files.set(key, stored);
  return stored;
}

const binary = (file: StoredFile): Response =>
  new Response(file.bytes, {
    headers: {
      "content-type": file.contentType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  });

const signatures: [string, number[]][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46]],
  ["image/bmp", [0x42, 0x4d]],
];

/** The picture's type by its first bytes; null for what the platform does not take. */
export function imageType(bytes: Uint8Array): string | null {
  return signatures.find(([, first]) => first.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}
