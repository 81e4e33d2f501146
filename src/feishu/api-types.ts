import type { Client } from "@larksuiteoapi/node-sdk";

/** The official SDK's own types of what we send and get; nothing of the SDK reaches the running code. */
type Im = Client["im"]["v1"];
type Contact = Client["contact"]["v3"];

/** The `data` of a call's answer. The SDK makes every field optional, so whoever reads must look. */
type Data<Call extends (...parameters: never[]) => unknown> = NonNullable<
  Extract<Awaited<ReturnType<Call>>, { data?: unknown }>["data"]
>;
type Payload<Call extends (...parameters: never[]) => unknown> = NonNullable<Parameters<Call>[0]>;

export type SendBody = Payload<Im["message"]["create"]>["data"];
export type SendQuery = Payload<Im["message"]["create"]>["params"];
export type ReplyBody = Payload<Im["message"]["reply"]>["data"];
export type PatchBody = Payload<Im["message"]["patch"]>["data"];
export type SentData = Data<Im["message"]["create"]>;
export type FileType = Payload<Im["file"]["create"]>["data"]["file_type"];

export type UserData = Data<Contact["user"]["get"]>;
export type DepartmentData = Data<Contact["department"]["get"]>;
export type ParentsData = Data<Contact["department"]["parent"]>;
export type ApiUser = NonNullable<UserData["user"]>;
export type ApiDepartment = NonNullable<DepartmentData["department"]>;

/** Not in the SDK: the panel of slash commands. */
export interface SlashCommandBody {
  command: string;
  description: { default_value: string; i18n: Record<string, string> };
}

export interface SlashCommandsData {
  items?: { command_id?: string; command?: string; description?: string | { default_value?: string } }[];
  has_more?: boolean;
  page_token?: string;
}
