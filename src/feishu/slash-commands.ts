import type { Platform } from "../chat/platform.ts";
import { type Api, type Call, dataOf } from "./api.ts";
import type { SlashCommandBody, SlashCommandsData } from "./api-types.ts";

const PATH = "/open-apis/application/v7/app_slash_commands";
/** The app may have 100 commands; whether the list comes in pages is not documented. */
const MAX_PAGES = 10;

type SlashCommandCalls = Pick<Platform, "slashCommands" | "putSlashCommand" | "deleteSlashCommand">;

export function slashCommandCalls(api: Api): SlashCommandCalls {
  const call = (method: Call["method"], id?: string) => ({
    name: "slash-command",
    kind: "command" as const,
    method,
    path: id === undefined ? PATH : `${PATH}/${encodeURIComponent(id)}`,
    lost: "retry" as const,
  });

  return {
    async slashCommands() {
      const commands: { id: string; command: string; description: string }[] = [];
      let pageToken: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const query: Record<string, string> = pageToken ? { page_token: pageToken } : {};
        const data = dataOf<SlashCommandsData>(await api.json({ ...call("GET"), query }));
        for (const { command_id: id, command, description } of data.items ?? []) {
          if (!id || !command) continue;
          const text = typeof description === "string" ? description : description?.default_value;
          commands.push({ id, command, description: text ?? "" });
        }
        pageToken = data.page_token;
        if (!data.has_more || !pageToken) break;
      }
      return commands;
    },
    async putSlashCommand({ id, command, zh, en }) {
      const description = { default_value: zh, i18n: { zh_cn: zh, en_us: en } };
      const body: SlashCommandBody = { command, description };
      await api.json({ ...call(id === undefined ? "POST" : "PATCH", id), body });
    },
    async deleteSlashCommand(id) {
      await api.json(call("DELETE", id));
    },
  };
}
